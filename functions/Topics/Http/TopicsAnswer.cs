using Automations.Programme.Topics;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;

namespace Automations.Topics.Http;

/// <summary>The seismograph.</summary>
/// <param name="Week">The latest published week; null before the first.</param>
/// <param name="Items">All that was asked or said in it; 0 when fewer than five people did.</param>
/// <param name="Weeks">The oldest first; volumes are in the same order.</param>
public sealed record TopicsAnswer(IsoWeek? Week, DateTimeOffset? PublishedAt, int Items, IReadOnlyList<IsoWeek> Weeks, IReadOnlyList<TopicLine> Topics)
{
    internal static TopicsAnswer None { get; } = new(null, null, 0, [], []);

    internal static TopicsAnswer Of(Seismograph picture, TopicWeek latest) =>
        new(picture.Week, picture.PublishedAt, picture.Items, picture.Weeks, [.. picture.Rows.Select(row => LineOf(row, latest))]);

    private static TopicLine LineOf(SeismographRow row, TopicWeek latest)
    {
        var topic = latest.Topics.FirstOrDefault(other => other.Id == row.Id);
        var people = topic?.AtLeastPeople ?? latest.Emerging.FirstOrDefault(other => row.Id is null && other.Phrase == row.Name)?.AtLeastPeople;
        return new(row.Id, row.Name, row.Motion, row.Volume, row.Volumes, row.Change, topic?.Share, people, topic?.Mood, topic?.Languages ?? [], row.Samples);
    }
}

/// <param name="Id">Null for what is new.</param>
/// <param name="Volume">In the latest week; null when fewer than five people spoke of it.</param>
/// <param name="Change">The share of the week divided by that of the eight before.</param>
/// <param name="AtLeastPeople">Exact up to 64; 64 also stands for more.</param>
public sealed record TopicLine(
    string? Id,
    string Name,
    Motion Motion,
    int? Volume,
    IReadOnlyList<int?> Volumes,
    double? Change,
    double? Share,
    int? AtLeastPeople,
    Mood? Mood,
    IReadOnlyList<string> Languages,
    IReadOnlyList<SampleQuestion> Samples
);

/// <param name="Weeks">The oldest first, half a year at most.</param>
/// <param name="Help">People by name, events by day, the newest material first.</param>
public sealed record TopicAnswer(string Id, string Name, IReadOnlyList<TopicInWeek> Weeks, IReadOnlyList<TopicHelp> Help);
