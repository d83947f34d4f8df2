using Automations.Delivery.Outbox;
using Automations.Programme;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Lanes;

public sealed class LaneActivities(DueIndex dueIndex, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>Takes a <see cref="LaneQuery"/>, returns <see cref="LaneWork"/>.</summary>
    public const string ReadLane = nameof(ReadLane);

    [Function(ReadLane)]
    public async Task<LaneWork> ReadAsync([ActivityTrigger] LaneQuery query, CancellationToken cancellationToken)
    {
        if (query.Finished.Count > 0)
            await dueIndex.RemoveAsync(query.Finished, cancellationToken);

        var lane = programme.LaneOf(query.Lane);
        var now = time.GetUtcNow();
        var top = await dueIndex.TopAsync(lane.Id, lane.MessagesPerMinute, cancellationToken);
        var due = top.Where(row => row.Due() <= now).Take(lane.MessagesPerMinute);
        var later = top.Select(row => row.Due()).Where(moment => moment > now);
        return new LaneWork(
            [.. due.Select(row => new LaneMessage(row.Key(), DueRowRef.Of(row)))],
            later.Select(moment => (DateTimeOffset?)moment).Min(),
            new LanePace(lane.MessagesPerMinute, lane.RecipientsPerDay, lane.ConcurrentRequests)
        );
    }
}
