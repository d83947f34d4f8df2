using Automations.Digests.Audience;
using Automations.Programme.News;

namespace Automations.Digests.Content;

/// <summary>Which items a reader sees, and in which order.</summary>
public static class NewsOrder
{
    /// <summary>Of one section; the web version has all.</summary>
    public const int MostOfASection = 8;

    /// <summary>The usual order, for everybody alike.</summary>
    public static IEnumerable<NewsItem> Sorted(IEnumerable<NewsItem> items) =>
        items
            .OrderBy(item => item.Section)
            .ThenByDescending(item => item.Weight)
            .ThenBy(item => item.Moment ?? DateTimeOffset.MaxValue)
            .ThenBy(item => item.Key, StringComparer.Ordinal);

    /// <summary>Places in <see cref="DigestContent.Items"/>: what is for this reader, their topics first within each section.</summary>
    public static IReadOnlyList<int> For(DigestReader reader, DigestContent content)
    {
        var chosen = new List<int>();
        for (var first = 0; first < content.Items.Count;)
        {
            var section = content.Items[first].News.Section;
            var end = first;
            while (end < content.Items.Count && content.Items[end].News.Section == section)
                end++;
            var seen = Enumerable.Range(first, end - first).Where(place => Sees(reader, content.Items[place]));
            chosen.AddRange(seen.OrderByDescending(place => Touches(reader, content.Items[place].News)).Take(MostOfASection));
            first = end;
        }

        return chosen;
    }

    public static bool Sees(DigestReader reader, DigestItem item) => !item.IsDropped && IsFor(reader, item.News);

    public static bool IsFor(DigestReader reader, NewsItem item) =>
        item.Texts.ContainsKey(reader.Language)
        && (item.Languages.Count == 0 || item.Languages.Any(reader.Languages.Contains))
        && (item.Offices.Count == 0 || (reader.Office is { } office && item.Offices.Contains(office, StringComparer.OrdinalIgnoreCase)));

    private static bool Touches(DigestReader reader, NewsItem item) => item.Topics.Any(topic => reader.Topics.Contains(topic, StringComparer.OrdinalIgnoreCase));
}
