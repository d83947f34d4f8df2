using Automations.Programme.Desk;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Editions;

/// <summary>Editions that wait for the editors' word.</summary>
internal sealed class DigestsOnDesk(EditionTable editions) : IDeskSource
{
    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation) =>
        [
            .. from edition in await editions.AllAsync(cancellation)
            where edition.State == EditionState.InReview
            select new DeskItem(DeskUrgency.Decision, $"Digest {edition.Id} durchsehen", $"Look through digest {edition.Id}", $"/digests/{edition.Id}/edit"),
        ];
}
