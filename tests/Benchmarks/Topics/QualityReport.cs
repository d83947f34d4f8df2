using System.Globalization;
using Automations.Functions.Tests.Topics.Trends;
using Automations.Programme;
using Automations.Topics.Trends;

namespace Automations.Benchmarks.Topics;

/// <summary>How well topics are found in the labelled questions, and how often the trends cry wolf.</summary>
internal static class QualityReport
{
    private const double Stated = 0.05;
    private const double LeastQuality = 0.9;
    private const int Topics = 20;
    private const int Weeks = 4_000;
    private const int Seed = 7;

    /// <returns>0 when both hold what is stated of them.</returns>
    public static int Write(ProgrammeSettings programme)
    {
        var questions = LabelledQuestions.All;
        var measured = Row("only measured", MappingQuality.Measure(programme, [.. questions.Where(question => !question.IsForTuning)]));
        Row("for tuning", MappingQuality.Measure(programme, [.. questions.Where(question => question.IsForTuning)]));
        Row("German", MappingQuality.Measure(programme, [.. questions.Where(question => question.Language == "de")]));
        Row("English", MappingQuality.Measure(programme, [.. questions.Where(question => question.Language == "en")]));
        Row("all", MappingQuality.Measure(programme, questions));

        var isCalm = true;
        foreach (var bunching in new[] { 0, 0.5, 1, 2 })
            isCalm &= Calm(bunching);
        var isSound = isCalm && measured.Precision >= LeastQuality && measured.Recall >= LeastQuality;
        Console.WriteLine(isSound ? "Sound." : "NOT SOUND.");
        return isSound ? 0 : 1;
    }

    private static MappingQuality Row(string name, MappingQuality quality)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} {quality.Questions,4} questions   precision {quality.Precision:0.000}   recall {quality.Recall:0.000}   language {quality.Language:0.000}"));
        return quality;
    }

    private static bool Calm(double bunching)
    {
        var (quiet, loud) = (new QuietWeeks(Seed, bunching), new QuietWeeks(Seed + 1, bunching));
        var (alarms, found) = (0, 0);
        for (var week = 0; week < Weeks; week++)
        {
            var (totals, topics) = quiet.Next(Topics);
            alarms += TrendTest.Judge(totals, topics, Stated).Any(trend => trend.Direction is Direction.Rising or Direction.Falling) ? 1 : 0;
            (totals, topics) = loud.Next(Topics, rises: 4);
            found += TrendTest.Judge(totals, topics, Stated)[2].Direction == Direction.Rising ? 1 : 0;
        }

        var rate = (double)alarms / Weeks;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  false alarms in {100 * rate:0.0} % of {Weeks:N0} quiet weeks (stated: at most {100 * Stated:0} %), a fourfold share found in {100.0 * found / Weeks:0} %; variance of mentions / mean {1 + bunching}"));
        return rate <= Stated;
    }
}
