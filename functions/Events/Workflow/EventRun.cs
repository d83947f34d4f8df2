using Automations.Events.Activities;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Events.Workflow;

/// <summary>One generation of an event's workflow while its orchestrator runs.</summary>
internal sealed partial class EventRun
{
    private readonly TaskOrchestrationContext context;
    private readonly ILogger log;

    public EventRun(TaskOrchestrationContext context)
    {
        this.context = context;
        Input = context.GetInput<EventInput>() ?? throw new ArgumentException("An event's workflow needs its input.", nameof(context));
        log = context.CreateReplaySafeLogger("Automations.Events");
    }

    /// <summary>As the next generation will find it.</summary>
    public EventInput Input { get; set; }

    public EventRunRules Rules => Input.Rules;

    public DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public Task<T> CallAsync<T>(string activity, object? input) => context.CallActivityAsync<T>(activity, input, EventRetry.Options);

    public Task CallAsync(string activity, object? input) => context.CallActivityAsync(activity, input, EventRetry.Options);

    public Task<EventSight?> LookAsync() => CallAsync<EventSight?>(LookActivity.LookAtEvent, Input.EventId);

    /// <summary>Does something for everybody who is registered, a page at a time.</summary>
    public async Task EachPageAsync(string activity, int version)
    {
        string? after = null;
        do
            after = (await CallAsync<PageDone>(activity, new PageOrder(Input.EventId, Rules, version, after))).Next;
        while (after is not null);
    }

    public PageOrder Order(EventSight at) => new(Input.EventId, Rules, at.Version, After: null);

    public Task PauseAsync(TimeSpan pause) => context.CreateTimer(pause, CancellationToken.None);

    public Task PauseUntilAsync(DateTimeOffset moment) => context.CreateTimer(moment.UtcDateTime, CancellationToken.None);

    /// <summary>Until that moment, or until somebody changed the event or a registration.</summary>
    public async Task SleepUntilAsync(DateTimeOffset moment)
    {
        using var morning = new CancellationTokenSource();
        var timer = context.CreateTimer(moment.UtcDateTime, morning.Token);
        var wake = context.WaitForExternalEvent<string?>(EventWorkflow.Wake, morning.Token);
        await Task.WhenAny(timer, wake);
        Drop(morning);
    }

    /// <summary>A new generation with a short history. Wakes that came meanwhile may go: it looks before it sleeps.</summary>
    public void GoOn() => context.ContinueAsNew(Input, preserveUnprocessedEvents: false);

    public void Say(EventStep step, EventPlan? next = null, string? waitingFor = null, string? note = null) =>
        context.SetCustomStatus(new EventStatus(step, next, waitingFor, note));

    public void Stumbled(string reason) => Stumbled(log, context.InstanceId, reason);

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Instance} could not go on and tries again: {Reason}")]
    private static partial void Stumbled(ILogger log, string instance, string reason);
}
