using System.Globalization;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web;

namespace Automations.Topics.Pages;

/// <summary>What the pages of the topics say in more than one place.</summary>
internal sealed class TopicTexts(Voice voice)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(voice.IsGerman ? "de-DE" : "en-GB");

    public string TooFew => voice.Say("weniger als fünf Menschen", "fewer than five people");

    public string NameOf(Motion motion) =>
        motion switch
        {
            Motion.Rising => voice.Say("Schlägt aus", "Rising"),
            Motion.New => voice.Say("Neu", "New"),
            Motion.Falling => voice.Say("Wird leiser", "Quieter"),
            Motion.Steady => voice.Say("Wie sonst", "As usual"),
            _ => voice.Say("Gefragt", "Asked about"),
        };

    public string ExplanationOf(Motion motion) =>
        motion switch
        {
            Motion.Rising => voice.Say("deutlich mehr als in den acht Wochen davor", "clearly more than in the eight weeks before"),
            Motion.New => voice.Say("davon war bisher kaum die Rede", "hardly anybody spoke of it before"),
            Motion.Falling => voice.Say("deutlich weniger als in den acht Wochen davor", "clearly less than in the eight weeks before"),
            Motion.Steady => voice.Say("nicht mehr, als Wochen eben schwanken", "no more than weeks vary anyway"),
            _ => voice.Say("verglichen wird, sobald vier Wochen davor gezählt sind", "compared as soon as four weeks before it have been counted"),
        };

    public static string GlyphOf(Motion motion) =>
        motion switch
        {
            Motion.Rising => "▲",
            Motion.New => "✦",
            Motion.Falling => "▼",
            _ => "●",
        };

    public string Count(int volume) => voice.Say($"{volume} Fragen", $"{volume} questions");

    /// <summary>How the volume of the last week stands beside what is usual; null when there is nothing to say.</summary>
    public string? Comparison(SeismographRow row) => Comparison(row.Motion, row.Change);

    public string? Comparison(Motion motion, double? ofUsual) =>
        motion switch
        {
            Motion.New => voice.Say("bisher kaum gehört", "hardly heard before"),
            Motion.Rising when ofUsual is { } change => TimesUsual(change),
            Motion.Falling when ofUsual is { } change => voice.Say($"{Less(change)} % weniger als sonst", $"{Less(change)}% fewer than usual"),
            Motion.Falling => voice.Say("sonst mehr", "usually more"),
            _ => null,
        };

    public string Reading(SeismographRow row) => row.Volume is { } volume ? Count(volume) : TooFew;

    /// <summary>All weeks of a row, for those who do not see the line.</summary>
    public string Told(SeismographRow row, IReadOnlyList<IsoWeek> weeks) =>
        string.Join(", ", weeks.Select((week, index) => $"{Monday(week)}: {(row.Volumes[index] is { } volume ? volume.ToString(culture) : TooFew)}"));

    /// <summary>"23.11.", "23 Nov".</summary>
    public string Monday(IsoWeek week) => week.Monday.ToString(voice.IsGerman ? "d.M." : "d MMM", culture);

    /// <summary>"23. bis 29. November 2026", "28 December 2026 to 3 January 2027".</summary>
    public string Span(IsoWeek week)
    {
        var (first, last) = (week.Monday, week.Sunday);
        var from =
            first.Year != last.Year ? Day(first)
            : first.Month != last.Month ? first.ToString(voice.IsGerman ? "d. MMMM" : "d MMMM", culture)
            : voice.IsGerman ? $"{first.Day}."
            : $"{first.Day}";
        return $"{from} {voice.Say("bis", "to")} {Day(last)}";
    }

    public string Day(DateOnly day) => day.ToString(voice.IsGerman ? "d. MMMM yyyy" : "d MMMM yyyy", culture);

    public string WeekDay(DateOnly day) => day.ToString(voice.IsGerman ? "dddd, d. MMMM" : "dddd d MMMM", culture);

    public static string Lists(Voice voice, IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {voice.Say("und", "and")} {names[^1]}";

    private string TimesUsual(double change) =>
        voice.Say($"{change.ToString("0.#", culture)}-mal so viele wie sonst", $"{change.ToString("0.#", culture)} times as many as usual");

    private static int Less(double change) => (int)Math.Round(100 * (1 - change));
}
