using Automations.Delivery.Lanes;

namespace Automations.Functions.Tests.Digests.Scene;

/// <summary>Nobody sends: the outbox of the scene remembers.</summary>
internal sealed class NoLanes : ILanes
{
    public ValueTask<IReadOnlyList<Lane>> AllAsync(CancellationToken cancellation) => ValueTask.FromResult<IReadOnlyList<Lane>>([]);
}
