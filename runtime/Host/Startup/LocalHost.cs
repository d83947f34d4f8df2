using System.Diagnostics;
using Automations.Runtime.Graph;
using Automations.Runtime.Host.Admin;
using Automations.Runtime.Host.Admin.Pages;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable.Http;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Automations.Runtime.Host.Identity;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.State;
using Automations.Runtime.Host.Storage;
using Automations.Runtime.Host.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Automations.Runtime.Host.Startup;

/// <summary>The whole platform in one process: storage emulator, local Graph, engine, triggers, web server.</summary>
internal sealed class LocalHost(WebApplication web, LocalSetup setup) : IHost, IAsyncDisposable
{
    private readonly LocalOptions _options = setup.Options;
    private readonly StateFolder _state = web.Services.GetRequiredService<StateFolder>();
    private readonly LocalClock _clock = web.Services.GetRequiredService<LocalClock>();
    private readonly long _created = Stopwatch.GetTimestamp();
    private Azurite? _storage;
    private LocalGraph? _graph;

    public IServiceProvider Services => web.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartPartsAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            await StopPartsAsync();
            if (setup.EndsProcess && Failure.Explain(failure) is not null)
                Failure.End(failure);
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await web.StopAsync(cancellationToken);
        await StopPartsAsync();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await StopPartsAsync();
        await web.DisposeAsync();
        _clock.Dispose();
        _state.Dispose();
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        Services.GetService<IStartupValidator>()?.Validate();
        Services.GetRequiredService<FunctionInvoker>().Prepare(Services.GetRequiredService<FunctionCatalog>());
        Services.GetRequiredService<TimerListeners>().Open();
        Ports.RequireFree(_options.Port, 1, "the functions", "Host:Port");
        Ports.RequireFree(_options.GraphPort, 1, "the local Microsoft Graph", "Host:GraphPort");
        MapPipeline();

        await Task.WhenAll(StartStorageAsync(cancellationToken), StartGraphAsync(cancellationToken));
        await web.StartAsync(cancellationToken);
        Banner.Show(Services, _options, _graph!.ExamplePerson, setup.EndsProcess ? SinceProcessStart() : Stopwatch.GetElapsedTime(_created));
    }

    private static TimeSpan SinceProcessStart()
    {
        using var process = Process.GetCurrentProcess();
        return TimeProvider.System.GetUtcNow() - new DateTimeOffset(process.StartTime);
    }

    private void MapPipeline()
    {
        web.UseLaptopOnly();
        web.UseOperatorPages();
        web.UseRouting();
        web.UseAzureRouting();
        Services.GetRequiredService<HttpFunctions>().Map(web);
        web.MapClock();
        web.MapFunctionsAdmin();
        web.MapDurable();
        web.MapAdminPages();
        web.MapOwnPaths();
    }

    /// <summary>An app that has been given storage of its own uses that.</summary>
    private async Task StartStorageAsync(CancellationToken cancellationToken)
    {
        var configured = Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"];
        if (configured != LocalDefaults.StorageConnectionString(_options.StoragePort))
            return;
        var storage = new Azurite(_state.Path, _options.StoragePort, _options.Storage);
        await storage.StartAsync(AzuriteInstallation.OfThisBuild, Banner.Say, cancellationToken);
        _storage = storage;
    }

    private async Task StartGraphAsync(CancellationToken cancellationToken) => _graph = await LocalGraph.StartAsync(
        new LocalGraphOptions
        {
            Port = _options.GraphPort,
            StateFolder = _state.Path,
            PeopleFile = _options.PeopleFile,
            TenantId = LocalDefaults.TenantId,
            ClientId = LocalDefaults.ClientId,
            AppBaseUrl = new Uri($"http://localhost:{_options.Port}"),
            ChampionsGroupId = LocalDefaults.ChampionsGroupId,
            ManagersGroupId = LocalDefaults.ManagersGroupId,
        },
        _clock.Time,
        Services.GetRequiredService<ILoggerFactory>(),
        cancellationToken);

    private async Task StopPartsAsync()
    {
        if (Interlocked.Exchange(ref _graph, null) is { } graph)
            await graph.DisposeAsync();
        if (Interlocked.Exchange(ref _storage, null) is { } storage)
            await storage.StopAsync(CancellationToken.None);
    }
}
