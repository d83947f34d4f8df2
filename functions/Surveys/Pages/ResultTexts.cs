using System.Globalization;
using Automations.Surveys.Definitions;
using Automations.Web;

namespace Automations.Surveys.Pages;

/// <param name="Label">The day the run closed.</param>
/// <param name="Told">The figure as it is read.</param>
public sealed record TrendPoint(string Label, double Figure, string Told);

internal static class ResultTexts
{
    public static string DayOf(DateOnly day, Voice voice) => day.ToString(voice.IsGerman ? "d. MMMM yyyy" : "d MMMM yyyy", CultureOf(voice));

    public static string FigureOf(QuestionKind kind, double figure, Voice voice)
    {
        var culture = CultureOf(voice);
        return kind == QuestionKind.Nps ? figure.ToString("+0;−0;0", culture) : figure.ToString("0.0", culture);
    }

    private static CultureInfo CultureOf(Voice voice) => CultureInfo.GetCultureInfo(voice.IsGerman ? "de-DE" : "en-GB");
}
