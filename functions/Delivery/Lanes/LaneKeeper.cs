using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Lanes;

/// <summary>Every four hours, starts any lane that does not run: one that somebody terminated would otherwise hold its messages for ever.</summary>
public sealed class LaneKeeper(LaneBell bell, ILanes lanes)
{
    public const string KeepLanesRunning = nameof(KeepLanesRunning);

    [Function(KeepLanesRunning)]
    public async Task RunAsync(
        [TimerTrigger("0 0 3,7,11,15,19,23 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        foreach (var lane in await lanes.AllAsync(cancellationToken))
            await bell.EnsureRunningAsync(client, lane.Id, cancellationToken);
    }
}
