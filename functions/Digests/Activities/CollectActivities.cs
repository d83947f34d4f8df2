using Automations.Digests.Content;
using Automations.Digests.Editorial;
using Automations.Digests.Editions;
using Automations.Digests.Thanks;
using Automations.Digests.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Programme.News;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Activities;

/// <summary>Gathers what there is to tell, and puts it into words.</summary>
internal sealed class CollectActivities(IEnumerable<INewsSource> sources, EditionTable editions, EditionBlobs blobs, RemovedThanks removed, IEditor editor, IChampionRegister register, IDirectory directory, ProgrammeSettings programme)
{
    public const string Collect = "CollectDigestNews";
    public const string Compose = "ComposeDigest";

    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(92);

    [Function(Collect)]
    public async Task<CollectedNews> CollectAsync([ActivityTrigger] DigestInput input, CancellationToken cancellation)
    {
        var last = await editions.LastAsync(input.Cadence, input.Until, cancellation);
        var edition = await editions.AddAsync(EditionOf(input, last), cancellation);
        var all = new Dictionary<string, NewsItem>(StringComparer.Ordinal);
        foreach (var source in sources)
            await foreach (var item in source.CollectAsync(edition.Period, cancellation))
                all.TryAdd(item.Key, item);

        var shared = NewsOrder.Sorted(all.Values.Where(item => item.People.Count == 0)).ToList();
        var personal = all.Values.Where(item => item.People.Count > 0).OrderBy(item => item.Moment ?? DateTimeOffset.MaxValue).ThenBy(item => item.Key, StringComparer.Ordinal);
        await blobs.WriteAsync(edition.Id, EditionBlobs.Personal, personal.ToList(), cancellation);
        await blobs.WriteAsync(edition.Id, EditionBlobs.Collected, shared, cancellation);
        return new(shared.Count, shared.Any(item => item.Section != NewsSection.Figures) && await HasNewsAsync(shared, last, cancellation));
    }

    /// <summary>Once written the draft is the editors': a late repetition leaves it alone.</summary>
    [Function(Compose)]
    public async Task ComposeAsync([ActivityTrigger] string id, CancellationToken cancellation)
    {
        if (await blobs.ReadAsync<DigestContent>(id, EditionBlobs.Draft, cancellation) is null)
            await blobs.TryAddAsync(id, EditionBlobs.Draft, await DraftAsync(await editions.GetAsync(id, cancellation), cancellation), cancellation);
        await removed.DropAsync(id, cancellation);
        await editions.ChangeAsync(id, edition => edition.State == EditionState.Collecting ? edition with { State = EditionState.InReview } : edition, cancellation);
    }

    private async Task<DigestContent> DraftAsync(Edition edition, CancellationToken cancellation)
    {
        var items = await removed.LeaveOutAsync(await blobs.GetAsync<List<NewsItem>>(edition.Id, EditionBlobs.Collected, cancellation), cancellation);
        var names = await NamesAsync(cancellation);
        var words = new Dictionary<string, DigestWords>();
        foreach (var language in programme.Languages)
        {
            // what most readers of the language will find in theirs
            var readable = items.Where(item => item.Texts.ContainsKey(language) && (item.Languages.Count == 0 || item.Languages.Contains(language))).ToList();
            var draft = await editor.DraftAsync(new(language, edition.Cadence, readable, names), cancellation);
            words[language] = draft.Words;
            items = items.ConvertAll(item => draft.Headlines.TryGetValue(item.Key, out var headline) ? Retitled(item, language, headline) : item);
        }

        return new() { Edition = edition.Id, Cadence = edition.Cadence, Words = words, Items = items.ConvertAll(item => new DigestItem(item)) };
    }

    /// <summary>Whoever may be written about, whether they agreed to be named or not.</summary>
    private async Task<List<string>> NamesAsync(CancellationToken cancellation)
    {
        var champions = await register.ActiveAsync(cancellation).Select(champion => champion.Person.DisplayName).ToListAsync(cancellation);
        var managers = await directory.CommunityManagersAsync(cancellation);
        return [.. champions, .. managers.Select(manager => manager.DisplayName)];
    }

    private static NewsItem Retitled(NewsItem item, string language, string headline) =>
        item with { Texts = item.Texts.ToDictionary(text => text.Key, text => text.Key == language ? text.Value with { Title = headline } : text.Value) };

    /// <summary>Whether anything in it was not in the edition before.</summary>
    private async Task<bool> HasNewsAsync(List<NewsItem> items, Edition? last, CancellationToken cancellation)
    {
        if (last is null || await blobs.ReadAsync<DigestContent>(last.Id, EditionBlobs.Published, cancellation) is not { } told)
            return true;
        var known = told.Content.Items.Where(item => !item.IsDropped).Select(item => item.News.Key).ToHashSet(StringComparer.Ordinal);
        return items.Exists(item => item.Section != NewsSection.Figures && !known.Contains(item.Key));
    }

    /// <summary>An edition begins where the last one ended that people got: what a skipped one would have told is told now.</summary>
    private static Edition EditionOf(DigestInput input, Edition? last)
    {
        var usual = input.Cadence == NewsCadence.Monthly ? input.Until.AddMonths(-1) : input.Until.AddDays(-7);
        var since = input.Since ?? last?.Period.Until ?? usual;
        var earliest = input.Until - LongestLookBack;
        return new()
        {
            Id = input.Edition,
            Cadence = input.Cadence,
            IsExtra = input.IsExtra,
            Period = new(since < earliest ? earliest : since, input.Until, input.Until.AddDays(input.DaysAhead), input.Cadence),
            SendOn = input.SendOn,
            SendAt = input.SendAt,
        };
    }
}

/// <param name="Items">For everybody.</param>
/// <param name="HasNews">Something besides figures that was not in the edition before.</param>
public sealed record CollectedNews(int Items, bool HasNews);
