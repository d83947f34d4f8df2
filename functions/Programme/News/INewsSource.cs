namespace Automations.Programme.News;

/// <summary>
/// What one capability has to tell the community. Digests ask every registered source and know none of them; a capability registers its
/// own with <c>AddSingleton&lt;INewsSource, ...&gt;</c>.
/// </summary>
public interface INewsSource
{
    /// <summary>
    /// Everything this source has to tell for the period, in any order. The same period asked twice gives the same keys. What comes out
    /// goes to many people: whoever is named in it has agreed to that, and figures stand for no small group.
    /// </summary>
    /// <exception cref="Exception">Any failure: the collection is tried again as a whole.</exception>
    IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, CancellationToken cancellation);
}
