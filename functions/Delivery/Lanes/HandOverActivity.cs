using Automations.Delivery.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Lanes;

/// <summary>A lane cannot send for a while: what waits for it goes to those that can.</summary>
public sealed class HandOverActivity(LaneRoster roster, HandOver handOver, LaneBell bell)
{
    /// <summary>Takes a <see cref="LaneRest"/>.</summary>
    public const string HandOver = nameof(HandOver);

    [Function(HandOver)]
    public async Task RunAsync([ActivityTrigger] LaneRest rest, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await roster.RestAsync(rest.Lane, rest.Until, rest.Why, cancellationToken);
        foreach (var lane in await handOver.GiveAwayAsync(rest.Lane, rest.Until, cancellationToken))
            await bell.RingAsync(client, lane, cancellationToken);
    }
}
