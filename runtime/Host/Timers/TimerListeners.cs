using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Timers;

/// <summary>All timer triggers of the app.</summary>
internal sealed class TimerListeners(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    ScheduleMonitor monitor,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<TimerListener> logger) : IAsyncDisposable
{
    private readonly List<TimerListener> _listeners = [];

    public BusyWork Work { get; } = new("timers");

    public IReadOnlyList<TimerListener> All => _listeners;

    /// <summary>Checks every schedule before anything runs.</summary>
    public void Open() => _listeners.AddRange(catalog.Of(FunctionKind.Timer).Select(function =>
    {
        var text = SettingExpression.Resolve(function.TriggerAs<TimerTriggerAttribute>().Schedule, configuration, function.Name);
        return new TimerListener(function, TimerSchedule.Parse(text, function.Name), monitor, invoker, outputs, Work, clock, logger);
    }));

    public void Start() => _listeners.ForEach(listener => listener.Start());

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        _listeners.Clear();
    }
}
