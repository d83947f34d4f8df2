using Automations.Delivery.Lanes;
using Automations.Programme;

namespace Automations.Functions.Tests.Delivery;

/// <summary>The programme's lanes, as nobody has changed them.</summary>
internal sealed class FixedLanes(ProgrammeSettings programme) : ILanes
{
    public ValueTask<IReadOnlyList<Lane>> AllAsync(CancellationToken cancellation) =>
        new([.. programme.Lanes.Select(lane => new Lane(lane, LaneStanding.Active))]);
}
