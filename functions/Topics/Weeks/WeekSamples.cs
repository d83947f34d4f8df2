namespace Automations.Topics.Weeks;

/// <summary>The sample questions of a week, apart from it, for they go when their time is over.</summary>
internal sealed record WeekSamples(IReadOnlyDictionary<string, IReadOnlyList<SampleQuestion>> Topics, IReadOnlyDictionary<string, IReadOnlyList<SampleQuestion>> Emerging)
{
    public const string Key = "samples";

    public static WeekSamples Of(TopicWeek week) =>
        new(week.Topics.ToDictionary(topic => topic.Id, topic => topic.Samples), week.Emerging.ToDictionary(topic => topic.Phrase, topic => topic.Samples));

    public static TopicWeek Without(TopicWeek week) =>
        week with
        {
            Topics = [.. week.Topics.Select(topic => topic with { Samples = [] })],
            Emerging = [.. week.Emerging.Select(topic => topic with { Samples = [] })],
        };

    public TopicWeek In(TopicWeek week) =>
        week with
        {
            Topics = [.. week.Topics.Select(topic => topic with { Samples = Topics.GetValueOrDefault(topic.Id, []) })],
            Emerging = [.. week.Emerging.Select(topic => topic with { Samples = Emerging.GetValueOrDefault(topic.Phrase, []) })],
        };
}
