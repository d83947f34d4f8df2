using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Programme.News;

namespace Automations.Digests.Thanks;

/// <summary>Keeps thanks that were taken back out of editions that have not appeared.</summary>
internal sealed class RemovedThanks(ThanksTable thanks, EditionBlobs blobs)
{
    /// <summary>Without those that were taken back since they were collected.</summary>
    public async Task<List<NewsItem>> LeaveOutAsync(IReadOnlyList<NewsItem> items, CancellationToken cancellation)
    {
        var left = new List<NewsItem>(items.Count);
        foreach (var item in items)
            if (!await IsRemovedAsync(item.Key, cancellation))
                left.Add(item);
        return left;
    }

    /// <summary>
    /// Takes them out of the edition's draft, if it has one. Whoever takes thanks back calls it after saying so in the table, and whoever
    /// writes a draft after writing it: one of the two sees the other.
    /// </summary>
    public async Task DropAsync(string edition, CancellationToken cancellation)
    {
        while (await blobs.ReadAsync<DigestContent>(edition, EditionBlobs.Draft, cancellation) is { } draft)
        {
            var left = (await LeaveOutAsync([.. draft.Content.Items.Select(item => item.News)], cancellation)).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
            if (draft.Content.Items.All(item => left.Contains(item.News.Key)))
                return;
            var without = draft.Content with { Items = [.. draft.Content.Items.Where(item => left.Contains(item.News.Key))] };
            if (await blobs.TryReplaceAsync(edition, EditionBlobs.Draft, without, draft.Version, cancellation))
                return;
        }
    }

    /// <summary>Also what is not kept any more: somebody had it deleted.</summary>
    private async Task<bool> IsRemovedAsync(string key, CancellationToken cancellation) =>
        ThanksNews.IdOf(key) is { } id && await thanks.FindAsync(id, cancellation) is null or { IsRemoved: true };
}
