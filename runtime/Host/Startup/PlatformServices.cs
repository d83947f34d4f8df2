using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Admin.Pages;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Automations.Runtime.Host.Identity;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.State;
using Automations.Runtime.Host.Timers;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Automations.Runtime.Host.Startup;

/// <summary>What the platform registers: first what the app may rely on, and last what serves the app.</summary>
internal static class PlatformServices
{
    /// <summary>Before the app registers anything: settings, clock and identity, which an app adds only where they are missing.</summary>
    public static WebApplicationBuilder CreateWebBuilder(LocalSetup setup)
    {
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = setup.App.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") ?? Environments.Development,
        });
        foreach (var settings in setup.Settings)
            web.Configuration.AddInMemoryCollection(settings);
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(setup.Options.Port));
        web.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        ConsoleLog.Add(web.Logging);

        web.Services.AddRouting();
        web.Services.AddSingleton(setup.Options);
        web.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<LocalClock>().Time);
        web.Services.AddSingleton<LocalTokenCredential>();
        web.Services.AddSingleton<TokenCredential>(services => services.GetRequiredService<LocalTokenCredential>());
        return web;
    }

    /// <summary>After the app has registered everything of its own.</summary>
    /// <exception cref="StartupException">The state folder or the functions cannot be used.</exception>
    public static LocalHost BuildHost(
        WebApplicationBuilder web, LocalSetup setup, IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var catalog = FunctionCatalog.Of(setup.App);
        var state = StateFolder.Open(setup.Options.StateFolder);
        try
        {
            var clock = LocalClock.Open(setup.Options, state);
            AddPlatform(web.Services, setup, catalog, middleware, state, clock);
            return new LocalHost(web.Build(), setup);
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    private static void AddPlatform(
        IServiceCollection services,
        LocalSetup setup,
        FunctionCatalog catalog,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        StateFolder state,
        LocalClock clock)
    {
        services.AddSingleton(setup.HostJson);
        services.AddSingleton(catalog);
        services.AddSingleton(_ => state);
        services.AddSingleton(_ => clock);
        services.AddSingleton(provider => new FunctionInvoker(provider.GetRequiredService<IServiceScopeFactory>(), middleware));
        services.AddSingleton<QueueClients>();
        services.AddSingleton<QueueOutputs>();
        services.AddSingleton<QueueListeners>();
        services.AddSingleton(new ScheduleMonitor(state.FileNamed("timers.json")));
        services.AddSingleton<TimerListeners>();
        services.AddSingleton<HttpFunctions>();
        services.AddSingleton<FunctionRunner>();
        services.AddAdminPages();
        services.AddSingleton<ClockControl>();
        services.AddSingleton<EngineHolder>();
        services.AddHostedService<TriggerService>();
    }
}
