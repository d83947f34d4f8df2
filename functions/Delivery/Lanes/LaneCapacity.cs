namespace Automations.Delivery.Lanes;

internal sealed class LaneCapacity(ILanes lanes) : ISendingCapacity
{
    public async ValueTask<SendingCapacity> ReadAsync(CancellationToken cancellation)
    {
        var active = (await lanes.AllAsync(cancellation)).Where(lane => lane.Standing == LaneStanding.Active).Select(lane => lane.Pace).ToList();
        return new(active.Count, active.Sum(pace => pace.MessagesPerMinute), active.Sum(pace => pace.RecipientsPerDay));
    }
}
