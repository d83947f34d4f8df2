using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Topics.Alerts;

/// <summary>What of a published week is worth a mail to the community managers.</summary>
internal static class Eruptions
{
    private const double LeastChange = 2;
    private const int PeopleForNew = 10;

    /// <summary>The strongest first: by how many times the share has grown, then what is new by its volume.</summary>
    public static IReadOnlyList<Eruption> In(TopicWeek week) =>
    [
        .. week.Topics
            .Where(topic => topic.Trend is { Direction: Direction.Rising, Change: >= LeastChange })
            .OrderByDescending(topic => topic.Trend.Change).ThenByDescending(topic => topic.Volume)
            .Select(topic => new Eruption(topic.Id, topic.Name, topic.Volume, topic.AtLeastPeople, topic.Trend.Change)),
        .. week.Emerging
            .Where(topic => topic.AtLeastPeople >= PeopleForNew)
            .Select(topic => new Eruption(null, topic.Phrase, topic.Volume, topic.AtLeastPeople, null)),
    ];
}
