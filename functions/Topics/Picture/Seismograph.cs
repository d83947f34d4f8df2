using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Topics.Picture;

/// <summary>What the picture shows: the latest published week beside those before it.</summary>
public sealed record Seismograph
{
    /// <summary>The week the picture is about, and the eight it is compared with.</summary>
    public const int MostWeeks = TrendTest.WeeksBefore + 1;

    /// <summary>A scale that ends lower would make a few questions look like an earthquake.</summary>
    private const int LowestScale = 12;

    /// <summary>The oldest first; at least one.</summary>
    public required IReadOnlyList<IsoWeek> Weeks { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Everything that was asked or said in the last week; 0 when there are too few people to tell.</summary>
    public required int Items { get; init; }

    /// <summary>In the order of <see cref="Motion"/>, then the most remarkable first.</summary>
    public required IReadOnlyList<SeismographRow> Rows { get; init; }

    /// <summary>The volume at which a trace fills its row; the same for all of them.</summary>
    public required int Scale { get; init; }

    public IsoWeek Week => Weeks[^1];

    public bool IsEmpty => Rows.Count == 0;

    public IEnumerable<SeismographRow> Moving(Motion motion) => Rows.Where(row => row.Motion == motion);

    /// <param name="published">The newest first.</param>
    /// <returns>Null while no week has been published in which there was something to show.</returns>
    public static Seismograph? Of(IReadOnlyList<TopicWeek> published)
    {
        if (published.All(IsSilent))
            return null;
        var (latest, weeks) = (published[0], published.Take(MostWeeks).Reverse().ToList());
        List<SeismographRow> rows =
        [
            .. latest.Topics.Select(topic => RowOf(topic, weeks)),
            .. latest.Emerging.Select(phrase => RowOf(phrase, weeks)),
            .. latest.Quiet.Select(topic => RowOf(topic, weeks)),
        ];
        return new()
        {
            Weeks = [.. weeks.Select(week => week.Week)],
            PublishedAt = latest.PublishedAt,
            Items = latest.Items,
            Rows = [.. rows.OrderBy(row => row.Motion).ThenByDescending(Weight).ThenBy(row => row.Name, StringComparer.Ordinal)],
            Scale = rows.SelectMany(row => row.Volumes).Append(LowestScale).Max() ?? LowestScale,
        };
    }

    private static bool IsSilent(TopicWeek week) => week is { Topics.Count: 0, Emerging.Count: 0, Quiet.Count: 0 };

    private static SeismographRow RowOf(WeekTopic topic, IEnumerable<TopicWeek> weeks) =>
        new()
        {
            Id = topic.Id,
            Name = topic.Name,
            Motion = MotionOf(topic.Trend.Direction),
            Volumes = [.. weeks.Select(week => week.Topics.FirstOrDefault(other => other.Id == topic.Id)?.Volume)],
            Change = topic.Trend.Direction == Direction.Unknown ? null : topic.Trend.Change,
            Samples = topic.Samples,
        };

    private static SeismographRow RowOf(EmergingTopic phrase, IEnumerable<TopicWeek> weeks) =>
        new()
        {
            Name = phrase.Phrase,
            Motion = Motion.New,
            Volumes = [.. weeks.Select(week => week.Emerging.FirstOrDefault(other => other.Phrase == phrase.Phrase)?.Volume)],
            Samples = phrase.Samples,
        };

    private static SeismographRow RowOf(QuietTopic topic, IEnumerable<TopicWeek> weeks) =>
        new()
        {
            Id = topic.Id,
            Name = topic.Name,
            Motion = Motion.Falling,
            Volumes = [.. weeks.Select(week => week.Topics.FirstOrDefault(other => other.Id == topic.Id)?.Volume)],
        };

    private static Motion MotionOf(Direction direction) =>
        direction switch
        {
            Direction.Rising => Motion.Rising,
            Direction.Falling => Motion.Falling,
            Direction.Steady => Motion.Steady,
            _ => Motion.Unknown,
        };

    /// <summary>By how many questions it has changed, and among the steady ones how many there are.</summary>
    private static double Weight(SeismographRow row) =>
        row.Motion switch
        {
            Motion.Rising => (row.Volume ?? 0) - (row.Usual ?? 0),
            Motion.Falling => (row.Usual ?? row.Volumes.Max() ?? 0) - (row.Volume ?? 0),
            _ => row.Volume ?? 0,
        };
}
