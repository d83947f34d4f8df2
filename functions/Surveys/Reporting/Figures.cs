using Automations.Surveys.Definitions;

namespace Automations.Surveys.Reporting;

/// <summary>The one number that tells a tally.</summary>
public static class Figures
{
    /// <returns>−100 to 100: the share of 9 and 10 less the share of 0 to 6; null without answers.</returns>
    public static int? Nps(IReadOnlyDictionary<string, int> tally)
    {
        var all = tally.Values.Sum();
        if (all == 0)
            return null;
        var promoters = tally.Where(value => int.Parse(value.Key) >= 9).Sum(value => value.Value);
        var detractors = tally.Where(value => int.Parse(value.Key) <= 6).Sum(value => value.Value);
        return (int)Math.Round(100.0 * (promoters - detractors) / all, MidpointRounding.AwayFromZero);
    }

    /// <returns>Null without answers.</returns>
    public static double? Mean(IReadOnlyDictionary<string, int> tally)
    {
        var all = tally.Values.Sum();
        return all == 0 ? null : tally.Sum(value => int.Parse(value.Key) * (double)value.Value) / all;
    }

    /// <returns>NPS, or the mean of a scale; null for questions that no one number tells.</returns>
    public static double? Of(QuestionKind kind, IReadOnlyDictionary<string, int> tally) =>
        kind switch
        {
            QuestionKind.Nps => Nps(tally),
            QuestionKind.Scale => Mean(tally),
            _ => null,
        };

    /// <summary>Whole percent.</summary>
    public static int Percent(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
}
