using System.Collections.Concurrent;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;
using Microsoft.Extensions.Options;

namespace Automations.Digests.Mail;

/// <summary>Published editions, which never change, kept at hand for the mails.</summary>
internal sealed class EditionShelf(EditionBlobs blobs, ProgrammeSettings programme, IOptions<AppOptions> app)
{
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<string, EditionParts> kept = new(StringComparer.Ordinal);

    public async Task<EditionParts> PublishedAsync(string edition, CancellationToken cancellation)
    {
        if (kept.TryGetValue(edition, out var known))
            return known;
        var parts = await ReadAsync(edition, EditionBlobs.Published, cancellation);
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept.GetOrAdd(edition, parts);
    }

    /// <summary>As the editors have it at this moment.</summary>
    public Task<EditionParts> DraftAsync(string edition, CancellationToken cancellation) => ReadAsync(edition, EditionBlobs.Draft, cancellation);

    private async Task<EditionParts> ReadAsync(string edition, string name, CancellationToken cancellation)
    {
        var content = await blobs.GetAsync<DigestContent>(edition, name, cancellation);
        var personal = await blobs.GetAsync<List<NewsItem>>(edition, EditionBlobs.Personal, cancellation);
        return new(content, personal, programme, app.Value);
    }
}
