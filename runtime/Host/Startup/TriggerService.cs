using Automations.Runtime.Durable;
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
internal sealed class TriggerService(
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
}
