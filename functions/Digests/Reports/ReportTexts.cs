using System.Globalization;
using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Web;

namespace Automations.Digests.Reports;

/// <summary>What reports say, in the mail and on the page alike.</summary>
internal static class ReportTexts
{
    public static string MonthOf(string month, string language) => MonthOf(ReportSeries.FirstOf(month), language);

    public static string MonthOf(DateOnly first, string language) => new LocalTimes(language, "Etc/UTC").Month(first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Title(string month, ProgrammeSettings programme, Voice voice) =>
        voice.Say($"„{programme.Name}“ im {MonthOf(month, voice.Language)}", $"“{programme.Name}” in {MonthOf(month, voice.Language)}");

    public static string SectionName(ReportSection section, Voice voice) =>
        section switch
        {
            ReportSection.Champions => voice.Say("Wer mitmacht", "Who takes part"),
            ReportSection.Reach => voice.Say("Wen wir erreichen", "Whom we reach"),
            ReportSection.Events => voice.Say("Veranstaltungen", "Events"),
            ReportSection.Answers => voice.Say("Antworten", "Answers"),
            _ => voice.Say("Worum es geht", "What it is about"),
        };

    public static string NameOf(ReportFigure figure, Voice voice) => figure.Names.TryGetValue(voice.Language, out var name) ? name : figure.Names.Values.First();

    public static string Value(double value, FigureKind kind, Voice voice)
    {
        var number = Number(value, kind, voice);
        return kind switch
        {
            FigureKind.Percent => voice.IsGerman ? $"{number} %" : $"{number}%",
            FigureKind.Days => number == "1" ? voice.Say("1 Tag", "1 day") : voice.Say($"{number} Tage", $"{number} days"),
            _ => number,
        };
    }

    /// <summary>"412", "2,5".</summary>
    public static string Number(double value, FigureKind kind, Voice voice) =>
        kind == FigureKind.Days
            ? Math.Round(value, 1).ToString("0.#", voice.IsGerman ? German : CultureInfo.InvariantCulture)
            : Math.Round(value).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>In brackets after the value; empty when the month before was not reported.</summary>
    public static string Comparison(ReportSeries series, Voice voice) =>
        series.Before is { } before
            ? voice.Say(
                $"(im Monat davor {Value(before.Value, series.Figure.Kind, voice)})",
                $"({Value(before.Value, series.Figure.Kind, voice)} the month before)"
            )
            : "";

    /// <summary>What a chart shows, for whoever does not see it.</summary>
    public static string InWords(ReportSeries series, Voice voice)
    {
        var points = series.Points.Select(point => $"{MonthOf(point.First, voice.Language)}: {Value(point.Value, series.Figure.Kind, voice)}");
        return $"{NameOf(series.Figure, voice)}. {string.Join(", ", points)}.";
    }

    private static CultureInfo German { get; } = new(CultureInfo.InvariantCulture.Name) { NumberFormat = new() { NumberDecimalSeparator = "," } };
}
