namespace Automations.Delivery.Lanes;

/// <summary>Who may send.</summary>
public interface ILanes
{
    /// <summary>The programme's lanes in its order, then those that were added since; also paused and removed ones.</summary>
    ValueTask<IReadOnlyList<Lane>> AllAsync(CancellationToken cancellation);

    /// <param name="id">Null for the first lane.</param>
    /// <exception cref="ArgumentException">There is no such lane.</exception>
    async ValueTask<Lane> OfAsync(string? id, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(lane => id is null || lane.Id == id)
        ?? throw new ArgumentException($"The programme has no lane '{id}'.", nameof(id));
}
