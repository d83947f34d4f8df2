using Automations.Delivery.Sending;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Delivery.Lanes;

/// <summary>
/// One sender mailbox at work: takes what is due in order of priority, sends it at the pace Exchange allows, hands over to other lanes
/// what it cannot send soon, and sleeps until there is more. Every round is a new generation, so the history stays short for years.
/// </summary>
public static partial class LaneWorkflow
{
    public const string Name = "Lane";

    /// <summary>Something was queued.</summary>
    public const string Wake = "Wake";

    /// <summary>
    /// Between waking up and the look at the outbox: what is queued in the same moment is seen together, so that priority decides and not
    /// chance.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    /// <summary>After trouble that is not a single message's: storage out of reach, say.</summary>
    private static readonly TimeSpan Breather = TimeSpan.FromMinutes(1);

    /// <summary>Messages wait for their own lane that long before they go to others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A long rest looks so often for lanes that can help by then, and for what has become out of date.</summary>
    private static readonly TimeSpan Doze = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    public static string InstanceIdOf(string lane) => $"lane-{lane}";

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var lane = context.GetInput<LaneState>() ?? throw new InvalidOperationException("A lane starts with its state.");
        if (!lane.Shares)
        {
            await LoneLane.RunAsync(context, lane);
            return;
        }

        var log = context.CreateReplaySafeLogger(nameof(LaneWorkflow));
        try
        {
            if (lane.IsNew)
                await context.CreateTimer(Gathering, CancellationToken.None);
            var query = new LaneQuery(lane.Lane, lane.Finished, lane.IsNew ? null : lane.Record());
            var work = await context.CallActivityAsync<LaneWork>(LaneActivities.ReadLane, query);
            lane = lane.WithEarlier(work.Sent, Now(context), work.Pace) with { Finished = [] };
            if (work.Due.Count > 0)
                lane = await SendAsync(context, lane, work);
            else
                await SleepAsync(context, work.Rests ? null : work.NextDue);
            await RestAsync(context, lane, work.Pace);
        }
        catch (TaskFailedException failure)
        {
            LaneStumbled(log, lane.Lane, failure.FailureDetails.ErrorMessage);
            await context.CreateTimer(Breather, CancellationToken.None);
        }

        // wakes that came meanwhile may go: the next generation looks before it sleeps
        context.ContinueAsNew(lane.NextRound(), preserveUnprocessedEvents: false);
    }

    /// <summary>As many at a time as the mailbox allows, the next as soon as one is through.</summary>
    private static async Task<LaneState> SendAsync(TaskOrchestrationContext context, LaneState lane, LaneWork work)
    {
        var waiting = new Queue<LaneMessage>(work.Due);
        var running = new List<(LaneMessage Message, DateTimeOffset Begun, Task<SendOutcome> Sending)>();
        while (true)
        {
            while (waiting.Count > 0 && running.Count < Math.Min(work.Pace.ConcurrentRequests, lane.Room(Now(context), work.Pace)))
            {
                var message = waiting.Dequeue();
                running.Add((message, Now(context), context.CallActivityAsync<SendOutcome>(SendActivity.SendMessage, message)));
            }

            if (running.Count == 0)
                return lane;
            var room = waiting.Count == 0 ? null : lane.NextRoomBeside(running.Count, Now(context), work.Pace);
            await OneOfAsync(context, [.. running.Select(one => one.Sending)], room);
            foreach (var one in running.Where(one => one.Sending.IsCompleted).ToList())
            {
                running.Remove(one);
                lane = await NoteAsync(context, lane, one.Message, one.Begun, one.Sending);
            }
        }
    }

    /// <summary>Until one of them is through, or there is room for one more.</summary>
    private static async Task OneOfAsync(TaskOrchestrationContext context, IReadOnlyList<Task> sending, DateTimeOffset? room)
    {
        if (room is null)
        {
            await Task.WhenAny(sending);
            return;
        }

        using var through = new CancellationTokenSource();
        await Task.WhenAny([.. sending, context.CreateTimer((room.Value + Instant).UtcDateTime, through.Token)]);
        Drop(through);
    }

    private static async Task<LaneState> NoteAsync(TaskOrchestrationContext context, LaneState lane, LaneMessage message, DateTimeOffset begun, Task<SendOutcome> sending)
    {
        try
        {
            var outcome = await sending;
            lane = outcome.Finished ? lane with { Finished = [.. lane.Finished, message.Row] } : lane;
            lane = outcome.MetTrouble ? lane.WithTrouble(Now(context)) : outcome.UsedPace ? lane with { Failures = 0 } : lane;
            lane = outcome.PauseLaneUntil is { } until ? lane.WithPause(until, outcome.Why) : lane;
            lane = outcome.LeftAt is { } left ? lane.WithTaken(left - begun) : lane;
            return lane.WithSent(outcome.LeftAt ?? Now(context), outcome.UsedPace ? 1 : 0);
        }
        catch (TaskFailedException)
        {
            return lane.WithSent(Now(context), 1).WithPause(Now(context) + Breather, "storage is out of reach");
        }
    }

    /// <summary>Until there is room again. If that takes long, other lanes get what waits.</summary>
    private static async Task RestAsync(TaskOrchestrationContext context, LaneState lane, LanePace pace)
    {
        if (lane.Room(Now(context), pace) > 0)
            return;
        var until = lane.NextRoom(Now(context), pace) + Instant;
        var why = lane.PausedUntil + Instant >= until ? lane.Why : null;
        var rest = new LaneRest(lane.Lane, until, why ?? "the day's limit is reached");
        while (until - Now(context) > Patience)
        {
            await context.CallActivityAsync(HandOverActivity.HandOver, rest);
            await context.CreateTimer(Earlier(until, Now(context) + Doze).UtcDateTime, CancellationToken.None);
        }

        if (Now(context) < until)
            await context.CreateTimer(until.UtcDateTime, CancellationToken.None);
    }

    private static async Task SleepAsync(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        if (until is null)
            await context.WaitForExternalEvent<string?>(Wake);
        else
            await SleepUntilAsync(context, until.Value);
        await context.CreateTimer(Gathering, CancellationToken.None);
    }

    private static async Task SleepUntilAsync(TaskOrchestrationContext context, DateTimeOffset until)
    {
        using var morning = new CancellationTokenSource();
        var timer = context.CreateTimer(until.UtcDateTime, morning.Token);
        var wake = context.WaitForExternalEvent<string?>(Wake, morning.Token);
        await Task.WhenAny(timer, wake);
        Drop(morning);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lane {Lane} could not read its outbox and looks again in a minute: {Reason}")]
    private static partial void LaneStumbled(ILogger log, string lane, string reason);
}
