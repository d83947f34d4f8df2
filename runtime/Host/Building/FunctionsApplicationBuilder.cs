using System.Reflection;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private readonly WebApplicationBuilder _web;
    private readonly LocalSetup _setup;

    internal FunctionsApplicationBuilder(LocalSetup setup)
    {
        _setup = setup;
        _web = PlatformServices.CreateWebBuilder(setup);
    }

    public IServiceCollection Services => _web.Services;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public IHost Build() => _setup.EndsProcess ? Failure.Guard(BuildHost) : BuildHost();

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    internal static FunctionsApplicationBuilder ForProcess(string[] args)
    {
        var arguments = CommandLine.Parse(args, Console.Out);
        if (arguments is null)
            System.Environment.Exit(0);
        return new FunctionsApplicationBuilder(LocalSetup.Read(arguments!, Assembly.GetEntryAssembly()!));
    }

    private LocalHost BuildHost() => PlatformServices.BuildHost(_web, _setup, _middleware);
}
