using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Picture;

/// <summary>Published weeks as a test wants them, the newest first.</summary>
internal sealed class PublishedWeeks(params TopicWeek[] newestFirst) : ITopicWeeks
{
    public static readonly IsoWeek Last = new(2027, 5);

    /// <summary>Nine weeks in which something rises, falls, is new, goes quiet and stays as it is.</summary>
    public static PublishedWeeks Lively { get; } =
        new(
            [
                Week(0, items: 143, [
                    Topic("Copilot", 34, Direction.Rising, 3.4, "Wie fasse ich eine Besprechung zusammen?", "Darf ich Kundendaten eingeben?"),
                    Topic("Teams", 31),
                    Topic("Outlook", 6, Direction.Falling, 0.31),
                ]) with
                {
                    Emerging = [new("raum buchung", 9, 7, [new("Seit gestern finde ich keinen Raum mehr.", "de")])],
                    Quiet = [new("viva-engage", "Viva Engage")],
                },
                .. Enumerable.Range(1, 8).Select(back => Week(back, items: 100, [
                    Topic("Copilot", 9 + (back % 3)), Topic("Teams", 28 + (back % 4)), Topic("Outlook", 18 + (back % 2)), Topic("Viva Engage", 12),
                ])),
            ]
        );

    /// <summary>Nothing but what there always is.</summary>
    public static PublishedWeeks Calm { get; } = new([.. Enumerable.Range(0, 9).Select(back => Week(back, items: 60, [Topic("Teams", 28 + (back % 4)), Topic("OneNote", 7)]))]);

    public static TopicWeek Week(int back, int items, params WeekTopic[] topics)
    {
        var week = Last.Plus(-back);
        return new() { Week = week, PublishedAt = new(week.Plus(1).Monday.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero), Items = items, Topics = topics };
    }

    public static WeekTopic Topic(string name, int volume, Direction direction = Direction.Steady, double change = 1, params string[] samples) =>
        new()
        {
            Id = Automations.Topics.Mapping.Topic.IdOf(name),
            Name = name,
            Volume = volume,
            Share = volume / 143d,
            Trend = new(direction, change),
            AtLeastPeople = Math.Max(5, volume / 2),
            Mood = volume > 30 ? new(20, 30) : null,
            Languages = ["de"],
            Samples = [.. samples.Select(sample => new SampleQuestion(sample, "de"))],
        };

    public Task<IReadOnlyList<TopicWeek>> LatestAsync(int weeks, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TopicWeek>>([.. newestFirst.Take(weeks)]);

    public Task<TopicWeek?> FindAsync(IsoWeek week, CancellationToken cancellation) => Task.FromResult(newestFirst.FirstOrDefault(other => other.Week == week));

    public Task<IReadOnlyList<TopicInWeek>> HistoryAsync(string topicId, int weeks, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<TopicInWeek>>([.. newestFirst.Take(weeks).Select(week => new TopicInWeek(week.Week, week.Topics.FirstOrDefault(topic => topic.Id == topicId)))]);
}
