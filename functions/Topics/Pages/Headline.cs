using Automations.Topics.Picture;
using Automations.Web;

namespace Automations.Topics.Pages;

/// <summary>The week in one sentence: who moves, in the order of the picture.</summary>
internal static class Headline
{
    /// <summary>More names than these are no headline.</summary>
    public const int MostNames = 3;

    /// <returns>Names and what they do; empty when nothing stands out.</returns>
    public static IReadOnlyList<HeadlinePart> Of(Seismograph picture, Voice voice) =>
        [
            .. new[] { Motion.Rising, Motion.New, Motion.Falling }
                .Select(motion => (Motion: motion, Rows: picture.Moving(motion).ToList()))
                .Where(group => group.Rows.Count > 0)
                .Select(group => new HeadlinePart(
                    [.. group.Rows.Take(MostNames).Select(row => group.Motion == Motion.New ? Quoted(row.Name, voice) : row.Name)],
                    Math.Max(0, group.Rows.Count - MostNames),
                    VerbOf(group.Motion, group.Rows.Count > 1, voice)
                )),
        ];

    /// <summary>What there is to say when nothing moves.</summary>
    public static string Calm(Seismograph picture, Voice voice) =>
        picture.IsEmpty ? voice.Say("Eine stille Woche: Zu keinem Thema haben sich fünf Menschen gemeldet.", "A silent week: no topic was on the minds of five people.")
        : picture.Moving(Motion.Steady).Any() ? voice.Say("Eine ruhige Woche: Alles bewegt sich wie sonst.", "A calm week: everything moves as usual.")
        : voice.Say("Die ersten Wochen: Für einen Vergleich ist es noch zu früh.", "The first weeks: it is too early to compare.");

    /// <summary>The sentence without any emphasis.</summary>
    public static string Plain(Seismograph picture, Voice voice)
    {
        var parts = Of(picture, voice);
        return parts.Count == 0 ? Calm(picture, voice) : $"{string.Join(", ", parts.Select(part => $"{part.Subject(voice)} {part.Verb}"))}.";
    }

    public static string Quoted(string phrase, Voice voice) => voice.Say($"„{phrase}“", $"“{phrase}”");

    private static string VerbOf(Motion motion, bool isPlural, Voice voice) =>
        (motion, isPlural) switch
        {
            (Motion.Rising, false) => voice.Say("schlägt aus", "is rising"),
            (Motion.Rising, true) => voice.Say("schlagen aus", "are rising"),
            (Motion.New, false) => voice.Say("ist neu", "is new"),
            (Motion.New, true) => voice.Say("sind neu", "are new"),
            (_, false) => voice.Say("wird leiser", "is getting quieter"),
            (_, true) => voice.Say("werden leiser", "are getting quieter"),
        };
}

/// <param name="More">How many others do the same and are not named.</param>
internal sealed record HeadlinePart(IReadOnlyList<string> Names, int More, string Verb)
{
    public string Subject(Voice voice) => TopicTexts.Lists(voice, More == 0 ? Names : [.. Names, voice.Say($"{More} weitere", $"{More} more")]);
}
