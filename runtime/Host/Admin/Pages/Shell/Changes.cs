using System.Globalization;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.Timers;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Tells an open page whether anything has happened since it last looked, for the price of a few counters.</summary>
internal sealed class Changes(EngineHolder durable, ClockControl clock, QueueListeners queues, TimerListeners timers, FunctionRunner runner)
{
    public string State => string.Create(CultureInfo.InvariantCulture, $"""
        {durable.Engine.WorkCount}.{(clock.IsSimulated ? clock.Now.UtcTicks : 0)}.{clock.AdvancingTo?.UtcTicks ?? 0}.{queues.All.Sum(queue => queue.WorkCount)}.{timers.Work.WorkCount}.{runner.Work.WorkCount}
        """);
}
