using Automations.Programme;
using Automations.Topics.Mapping;
using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Topics.Compiling;

/// <summary>Makes of a week's items what may be published.</summary>
internal sealed class WeekCompiler(ITopicStore store, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>Decision 12: so many of the weeks in which nothing changes have any topic marked.</summary>
    public const double Chance = 0.05;

    public async Task<TopicWeek> CompileAsync(IsoWeek week, CancellationToken cancellation)
    {
        var nine = await NineWeeks.ReadAsync(store, week, cancellation);
        var topics = programme.Topics.Select(name => (Id: Topic.IdOf(name), Name: name)).ToList();
        var counts = topics.ConvertAll(topic => nine.Counts(TallyKeys.Topic(topic.Id)));
        var trends = TrendTest.Judge(nine.Totals, counts, Chance);
        var shown = topics.Zip(trends).Where(topic => IsShown(nine, topic.First.Id)).Select(topic => Of(nine.Last, topic.First.Id, topic.First.Name, topic.Second));
        var quiet = topics.Zip(trends).Where(topic => HasBecomeQuiet(nine, topic.First.Id, topic.Second)).Select(topic => new QuietTopic(topic.First.Id, topic.First.Name));
        var compiled = new TopicWeek
        {
            Week = week,
            PublishedAt = time.GetUtcNow(),
            Items = nine.Last.PeopleAtLeast(TallyKeys.Everything) >= Anonymity.LeastPeople ? nine.Last.Count(TallyKeys.Everything) : 0,
            Topics = [.. shown.OrderByDescending(topic => topic.Volume).ThenBy(topic => topic.Id, StringComparer.Ordinal)],
            Quiet = [.. quiet],
            Emerging = Emergence.In(nine, counts),
        };
        return await SampleChoice.FillAsync(compiled, store, cancellation);
    }

    private static bool IsShown(NineWeeks nine, string topic) => nine.Last.PeopleAtLeast(TallyKeys.Topic(topic)) >= Anonymity.LeastPeople;

    private static bool HasBecomeQuiet(NineWeeks nine, string topic, Trend trend) =>
        trend.Direction == Direction.Falling && !IsShown(nine, topic) && nine.HadBefore(TallyKeys.Topic(topic), Anonymity.LeastPeople);

    private static WeekTopic Of(WeekTally tally, string id, string name, Trend trend)
    {
        var key = TallyKeys.Topic(id);
        var languages = tally.Keys.Where(known => !TallyKeys.IsPhrase(known)).Select(known => (Key: known, Language: TallyKeys.LanguageOf(known, id)))
            .Where(entry => entry.Language is not null && tally.PeopleAtLeast(entry.Key) >= Anonymity.LeastPeople)
            .OrderByDescending(entry => tally.Count(entry.Key)).ThenBy(entry => entry.Language, StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Name = name,
            Volume = tally.Count(key),
            Share = tally.Count(key) / (double)tally.Count(TallyKeys.Everything),
            Trend = new(trend.Direction, trend.Direction == Direction.Unknown ? 1 : Math.Round(trend.Change, 1)),
            AtLeastPeople = tally.PeopleAtLeast(key),
            Mood = MoodOf(Percent(TallyKeys.Glad(id)), Percent(TallyKeys.Cross(id))),
            Languages = [.. languages.Select(entry => entry.Language!)],
        };

        int Percent(string feeling) =>
            tally.PeopleAtLeast(feeling) >= Anonymity.LeastPeople ? (int)Math.Round(100.0 * tally.Count(feeling) / tally.Count(key)) : 0;
    }

    private static Mood? MoodOf(int glad, int cross) => glad + cross == 0 ? null : new(glad, cross);
}
