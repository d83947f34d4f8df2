using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.State;
using Automations.Runtime.Host.Timers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Startup;

/// <summary>Everything that runs functions without being asked over HTTP. Starts after the app's own services and before the first request; stops in the reverse order.</summary>
internal sealed partial class TriggerService(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    EngineHolder holder,
    QueueListeners queues,
    TimerListeners timers,
    HttpFunctions http,
    FunctionRunner runner,
    ClockControl clock,
    StateFolder state,
    HostJson hostJson,
    TimeProvider time,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var registry = DurableFunctions.Register(catalog, invoker, services, _stopping.Token);
        var options = new DurableEngineOptions
        {
            DatabasePath = state.FileNamed("durable.db"),
            MaxConcurrentActivities = hostJson.MaxConcurrentActivities,
            DefaultVersion = hostJson.DefaultVersion,
        };
        var engine = holder.Engine = await DurableEngine.OpenAsync(options, registry, services, time, loggers, cancellationToken);
        await queues.OpenAsync(cancellationToken);
        await engine.StartAsync(cancellationToken);
        await queues.StartAsync(cancellationToken);
        timers.Start();
        _ = StopOnFailureAsync(engine);
        clock.Start([engine, timers.Work, http.InFlight, runner.Work, .. queues.All]);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await clock.DisposeAsync();
        await timers.DisposeAsync();
        await queues.DisposeAsync();
        await holder.Engine.StopAsync(cancellationToken);
        await holder.Engine.DisposeAsync();
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Without its store the engine can do nothing more, and going on would only hide that.</summary>
    private async Task StopOnFailureAsync(DurableEngine engine)
    {
        try
        {
            await engine.Failure;
        }
        catch (DurableStoreException failure)
        {
            LogStoreFailed(loggers.CreateLogger<TriggerService>(), failure.Message);
            Environment.ExitCode = StartupException.CannotStart;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The durable engine has stopped, and so does the platform: {Reason}")]
    private static partial void LogStoreFailed(ILogger logger, string reason);
}
