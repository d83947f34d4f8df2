using Automations.Programme.Topics;

namespace Automations.Topics.Picture;

/// <summary>Gathers what all capabilities have on a topic.</summary>
internal sealed class TopicShelf(IEnumerable<ITopicHelp> sources)
{
    public const int MostOfAKind = 20;

    /// <returns>People by name, so that nobody stands first for a reason; events by their day; the newest material first.</returns>
    public async Task<IReadOnlyList<TopicHelp>> OnAsync(string topic, string language, CancellationToken cancellation)
    {
        var found = new List<TopicHelp>();
        foreach (var source in sources)
            await foreach (var help in source.ForAsync(topic, cancellation))
                if (help.Titles.ContainsKey(language))
                    found.Add(help);
        var inOrder = found
            .OrderBy(help => help.Kind)
            .ThenBy(help => help.Kind == TopicHelpKind.Material ? -(help.Moment?.UtcTicks ?? 0) : help.Moment?.UtcTicks ?? 0)
            .ThenBy(help => help.Titles[language], StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(help => help.Key, StringComparer.Ordinal);
        return [.. inOrder.GroupBy(help => help.Kind).SelectMany(kind => kind.Take(MostOfAKind))];
    }
}
