using Automations.Topics.Tallies;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Topics.Compiling;

/// <summary>Finds what people have begun to talk about that none of the topics covers.</summary>
internal static class Emergence
{
    private const int MostTold = 10;
    private const int LeastMentions = 5;

    /// <summary>What is talked of four times as much was hardly there before.</summary>
    private const double LeastChange = 4;

    public static IReadOnlyList<EmergingTopic> In(NineWeeks nine, IReadOnlyList<IReadOnlyList<int>> topics)
    {
        var candidates = nine.Last.Keys.Where(key => TallyKeys.IsPhrase(key) && nine.Last.PeopleAtLeast(key) >= Anonymity.LeastPeople).ToList();
        var counts = candidates.ConvertAll(nine.Counts);
        // a phrase needs five mentions in all to have five in one week, so there cannot be more than these
        var looked = nine.Counts(TallyKeys.AllPhrases).Sum() / LeastMentions;
        var trends = TrendTest.JudgePhrases(nine.Totals, topics, counts, looked, WeekCompiler.Chance);
        var news = candidates.Zip(trends)
            .Where(phrase => phrase.Second is { Direction: Direction.Rising, Change: >= LeastChange })
            .Select(phrase => new EmergingTopic(TallyKeys.PhraseOf(phrase.First)!, nine.Last.Count(phrase.First), nine.Last.PeopleAtLeast(phrase.First), []));
        return [.. WithoutEchoes([.. news]).OrderByDescending(topic => topic.Volume).ThenBy(topic => topic.Phrase, StringComparer.Ordinal).Take(MostTold)];
    }

    /// <summary>"dark mode" brings "dark" and "mode" with it: the pair is told when it is most of what its words are, else the words.</summary>
    private static IEnumerable<EmergingTopic> WithoutEchoes(IReadOnlyList<EmergingTopic> phrases)
    {
        var pairs = phrases.Where(phrase => phrase.Phrase.Contains(' ')).ToList();
        var words = phrases.Except(pairs).ToDictionary(word => word.Phrase, word => word.Volume);
        var told = pairs.Where(pair => pair.Phrase.Split(' ').All(word => words.GetValueOrDefault(word) <= 2 * pair.Volume)).ToList();
        var echoes = told.SelectMany(pair => pair.Phrase.Split(' ')).ToHashSet();
        return phrases.Where(phrase => phrase.Phrase.Contains(' ') ? told.Contains(phrase) : !echoes.Contains(phrase.Phrase));
    }
}
