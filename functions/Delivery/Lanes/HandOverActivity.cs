using Automations.Delivery.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Lanes;

/// <summary>A lane cannot send for a while: what waits for it goes to those that can, and what is out of date ends here.</summary>
public sealed class HandOverActivity(LaneRoster roster, HandOver handOver, OutOfDate outOfDate, LaneBell bell)
{
    /// <summary>Takes a <see cref="LaneRest"/>.</summary>
    public const string HandOver = nameof(HandOver);

    [Function(HandOver)]
    public async Task RunAsync([ActivityTrigger] LaneRest rest, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await roster.RestAsync(rest.Lane, rest.Until, rest.Why, cancellationToken);
        await outOfDate.EndAsync(rest.Lane, cancellationToken);
        foreach (var lane in await handOver.GiveAwayAsync(rest.Lane, rest.Until, cancellationToken))
            await bell.RingAsync(client, lane, cancellationToken);
    }
}
