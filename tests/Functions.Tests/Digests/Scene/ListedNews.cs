using Automations.Programme.News;

namespace Automations.Functions.Tests.Digests.Scene;

/// <summary>A source that tells what the test has put into it.</summary>
internal sealed class ListedNews : INewsSource
{
    public List<NewsItem> Items { get; } = [];

    public List<NewsPeriod> Periods { get; } = [];

    public NewsItem Add(NewsSection section, string key, string german, string english, string markdown = "")
    {
        var item = new NewsItem
        {
            Section = section,
            Key = key,
            Texts = new Dictionary<string, NewsText> { ["de"] = new(german, markdown), ["en"] = new(english, markdown) },
        };
        Items.Add(item);
        return item;
    }

    public IAsyncEnumerable<NewsItem> CollectAsync(NewsPeriod period, CancellationToken cancellation)
    {
        Periods.Add(period);
        return Items.ToAsyncEnumerable();
    }
}
