using System.Globalization;

namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>The shapes of the picture; each says by its form what it is, colour only helps.</summary>
internal static class Glyphs
{
    private const double Thinnest = 7;

    /// <summary>A stretch of time: a solid bar for work, a thin hatched one for a wait, a framed one for a child; failures end in a cross.</summary>
    public static Html Bar(StepKind kind, Outcome outcome, double from, double to, double middle)
    {
        var (height, width) = (kind == StepKind.Timer ? 6 : 14, Math.Max(to - from, Thinnest));
        return Html.Of($"""
            <rect class="bar{ClassOf(outcome)}" x="{Number(from)}" y="{Number(middle - (height / 2))}" width="{Number(width)}" height="{height}" rx="3"/>{End(kind, outcome, from + width, middle)}
            """);
    }

    public static Html Mark(StepKind kind, double at, double middle) => Path(kind switch
    {
        StepKind.Event => "M0-8 8 0 0 8-8 0Z",
        StepKind.Sent => "M-6-7 7 0-6 7Z",
        StepKind.Timer => "M0-6.5A6.5 6.5 0 1 1-.01-6.5ZM0-4V0L3 2",
        StepKind.Control => "M-5-7H-1V7H-5ZM1-7H5V7H1Z",
        StepKind.Child => "M-7-6H7V6H-7ZM-4-3H4V3H-4Z",
        _ => "M-7-5H7V5H-7Z",
    }, "mark", at, middle);

    /// <summary>The dashes that tie the tries of one step together.</summary>
    public static Html Tie(double from, double to, double middle) =>
        Html.Of($"<path class=\"tie\" d=\"M{Number(from)} {Number(middle)}H{Number(to)}\"/>");

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static Html End(StepKind kind, Outcome outcome, double at, double middle) => outcome switch
    {
        Outcome.Failed => Html.Of($"<circle class=\"ring\" cx=\"{Number(at)}\" cy=\"{Number(middle)}\" r=\"7\"/>{Path("M-3-3 3 3M-3 3 3-3", "cross", at, middle)}"),
        Outcome.Canceled => Path("M0-7V7", "stop", at, middle),
        Outcome.Done when kind == StepKind.Timer => Mark(kind, at, middle),
        _ => Html.Nothing,
    };

    private static Html Path(string shape, string name, double at, double middle) =>
        Html.Of($"<path class=\"{name}\" transform=\"translate({Number(at)} {Number(middle)})\" d=\"{shape}\"/>");

    private static string ClassOf(Outcome outcome) => outcome switch
    {
        Outcome.Failed => " failed",
        Outcome.Open => " open",
        Outcome.Canceled => " canceled",
        _ => "",
    };
}
