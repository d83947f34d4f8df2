using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Lanes;

public sealed class LaneActivities(DueIndex dueIndex, LaneRoster roster, HandOver handOver, SendingSwitch sending, TimeProvider time)
{
    /// <summary>Takes a <see cref="LaneQuery"/>, returns <see cref="LaneWork"/>.</summary>
    public const string ReadLane = nameof(ReadLane);

    [Function(ReadLane)]
    public async Task<LaneWork> ReadAsync([ActivityTrigger] LaneQuery query, CancellationToken cancellationToken)
    {
        if (query.Finished.Count > 0)
            await dueIndex.RemoveAsync(query.Finished, cancellationToken);
        var kept = query.Sent is null ? await roster.KeptAsync(query.Lane, cancellationToken) : null;
        if (query.Sent is { LastMinute.Count: > 0 } sent)
            await roster.KeepAsync(query.Lane, sent, cancellationToken);

        if ((await roster.AllAsync(cancellationToken)).FirstOrDefault(each => each.Id == query.Lane) is not { } lane)
            return new LaneWork([], null, LanePace.None, kept, Rests: true);
        if (await sending.IsStoppedAsync(cancellationToken) || lane.Standing == LaneStanding.Paused)
            return new LaneWork([], null, lane.Pace, kept, Rests: true);
        var work = await LookAsync(lane, cancellationToken);
        if (work.Due.Count == 0 && lane.Takes(time.GetUtcNow()) && await handOver.TakeAsync(lane.Id, cancellationToken))
            work = await LookAsync(lane, cancellationToken);
        return work with { Sent = kept };
    }

    private async Task<LaneWork> LookAsync(Lane lane, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var top = await dueIndex.TopAsync(lane.Id, lane.Settings.MessagesPerMinute, cancellation);
        var due = top.Where(row => row.Due() <= now).Take(lane.Settings.MessagesPerMinute);
        var later = top.Select(row => row.Due()).Where(moment => moment > now);
        return new LaneWork(
            [.. due.Select(row => new LaneMessage(row.Key(), DueRowRef.Of(row)))],
            later.Select(moment => (DateTimeOffset?)moment).Min(),
            lane.Pace
        );
    }
}
