using System.Globalization;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.Timers;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Tells an open page whether anything has happened since it last looked, for the price of a few counters.</summary>
internal sealed class Changes(EngineHolder durable, ClockControl clock, QueueListeners queues, TimerListeners timers, FunctionRunner runner)
{
    private const string Item = "dashboard state";

    /// <summary>Notes how things stand before a page looks at them: what happens meanwhile is news to that page.</summary>
    public void Note(HttpContext http) => http.Items[Item] = State;

    public static string? Noted(HttpContext http) => http.Items[Item] as string;

    public string State => string.Create(CultureInfo.InvariantCulture, $"""
        {durable.Engine.WorkCount}.{(clock.IsSimulated ? clock.Now.UtcTicks : 0)}.{clock.AdvancingTo?.UtcTicks ?? 0}.{queues.All.Sum(queue => queue.WorkCount)}.{timers.Work.WorkCount}.{runner.Work.WorkCount}
        """);
}
