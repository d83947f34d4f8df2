using Automations.Messages.Templates;
using Automations.Programme.News;

namespace Automations.Digests.Material;

/// <summary>What community managers have announced.</summary>
internal sealed class MaterialNews(MaterialTable material) : INewsSource
{
    public IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, CancellationToken cancellation) =>
        material.BetweenAsync(period.Since, period.Until, cancellation).Select(ItemOf);

    private static NewsItem ItemOf(Announcement announcement) =>
        new()
        {
            Section = NewsSection.Material,
            Key = $"material-{announcement.Id}",
            Page = announcement.Link.AbsoluteUri,
            Topics = announcement.Topics,
            Weight = 1,
            Texts = announcement.Titles.ToDictionary(
                title => title.Key,
                title => new NewsText(title.Value, announcement.Texts.TryGetValue(title.Key, out var text) ? MarkdownEscape.Sparing(text) : "")
            ),
        };
}
