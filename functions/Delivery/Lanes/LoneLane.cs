using Automations.Delivery.Sending;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Delivery.Lanes;

/// <summary>
/// The round of a lane as it was before lanes shared the load: those in the middle of one end it as they began it. Their next generation
/// is of the new kind.
/// </summary>
internal static partial class LoneLane
{
    /// <summary>
    /// Before each look at the outbox: what is queued in the same moment is seen together, so that priority decides and not chance.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    /// <summary>After trouble that is not a single message's: storage out of reach, say.</summary>
    private static readonly TimeSpan Breather = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(TaskOrchestrationContext context, LaneState lane)
    {
        var log = context.CreateReplaySafeLogger(nameof(LoneLane));
        await context.CreateTimer(Gathering, CancellationToken.None);
        try
        {
            var work = await context.CallActivityAsync<LaneWork>(LaneActivities.ReadLane, new LaneQuery(lane.Lane, lane.Finished));
            lane = lane with { Finished = [] };
            if (work.Due.Count > 0)
                lane = await SendAsync(context, lane, work);
            else
                await SleepAsync(context, work.NextDue);

            if (lane.Room(Now(context), work.Pace) == 0)
                await context.CreateTimer(lane.NextRoom(Now(context), work.Pace).UtcDateTime, CancellationToken.None);
        }
        catch (TaskFailedException failure)
        {
            LaneStumbled(log, lane.Lane, failure.FailureDetails.ErrorMessage);
            await context.CreateTimer(Breather, CancellationToken.None);
        }

        // wakes that came meanwhile may go: the next generation looks before it sleeps
        context.ContinueAsNew(lane with { Shares = true }, preserveUnprocessedEvents: false);
    }

    private static async Task<LaneState> SendAsync(TaskOrchestrationContext context, LaneState lane, LaneWork work)
    {
        var queue = new Queue<LaneMessage>(work.Due);
        while (queue.Count > 0 && lane.Room(Now(context), work.Pace) is > 0 and var room)
        {
            var size = Math.Min(Math.Min(room, work.Pace.ConcurrentRequests), queue.Count);
            var wave = Enumerable.Range(0, size).Select(_ => queue.Dequeue()).ToList();
            var sending = wave.Select(message => context.CallActivityAsync<SendOutcome>(SendActivity.SendMessage, message)).ToList();
            foreach (var (message, outcome) in wave.Zip(sending))
                lane = await NoteAsync(context, lane, message, outcome);
        }

        return lane;
    }

    private static async Task<LaneState> NoteAsync(TaskOrchestrationContext context, LaneState lane, LaneMessage message, Task<SendOutcome> sending)
    {
        try
        {
            var outcome = await sending;
            lane = outcome.Finished ? lane with { Finished = [.. lane.Finished, message.Row] } : lane;
            lane = outcome.PauseLaneUntil is { } until ? lane.WithPause(until) : lane;
            return lane.WithSent(Now(context), outcome.UsedPace ? 1 : 0);
        }
        catch (TaskFailedException)
        {
            return lane.WithSent(Now(context), 1).WithPause(Now(context) + Breather);
        }
    }

    private static async Task SleepAsync(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        if (until is null)
        {
            await context.WaitForExternalEvent<string?>(LaneWorkflow.Wake);
            return;
        }

        using var morning = new CancellationTokenSource();
        var timer = context.CreateTimer(until.Value.UtcDateTime, morning.Token);
        var wake = context.WaitForExternalEvent<string?>(LaneWorkflow.Wake, morning.Token);
        await Task.WhenAny(timer, wake);
        Drop(morning);
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Error, Message = "Lane {Lane} could not read its outbox and looks again in a minute: {Reason}")]
    private static partial void LaneStumbled(ILogger log, string lane, string reason);
}
