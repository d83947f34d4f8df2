using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Editorial;

/// <summary>The plain sentences of the introduction, which follows the greeting and its comma. Markdown.</summary>
internal static class EditorialWords
{
    private static readonly string[] GermanNumbers = ["null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    private static readonly string[] EnglishNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Count(NewsSection section, int count, Voice voice)
    {
        var number = Number(count, voice);
        var (one, many) = section switch
        {
            NewsSection.Events => (voice.Say("einen Termin", "one event"), voice.Say($"{number} Termine", $"{number} events")),
            NewsSection.Asked => (voice.Say("die häufigste Frage", "the question that came up most"), voice.Say("die häufigsten Fragen", "the questions that came up most")),
            NewsSection.Material => (voice.Say("etwas Neues zum Nachschlagen", "something new to look up"), voice.Say($"{number} neue Fundstücke zum Nachschlagen", $"{number} new things to look up")),
            NewsSection.Champions => (voice.Say("ein neues Gesicht", "one new face"), voice.Say($"{number} neue Gesichter", $"{number} new faces")),
            _ => (voice.Say("einen Grund zur Freude", "one reason to be glad"), voice.Say($"{number} Gründe zur Freude", $"{number} reasons to be glad")),
        };
        return count == 1 ? one : many;
    }

    public static string Overview(NewsCadence cadence, string list, Voice voice) =>
        cadence == NewsCadence.Monthly
            ? voice.Say($"für diesen Monat haben wir {list}.", $"this month brings {list}.")
            : voice.Say($"für diese Woche haben wir {list}.", $"this week brings {list}.");

    public static string Next(string title, string day, Voice voice) => voice.Say($"Als Nächstes: **{title}** am {day}.", $"Next up: **{title}** on {day}.");

    public static string Welcome(Voice voice) => voice.Say("Allen, die neu dabei sind: herzlich willkommen!", "To everybody who is new: a warm welcome!");

    /// <param name="isFirst">It alone follows the greeting and its comma.</param>
    public static string Enjoy(bool isFirst, Voice voice) =>
        isFirst ? voice.Say("viel Freude beim Lesen!", "enjoy the read!") : voice.Say("Viel Freude beim Lesen!", "Enjoy the read!");

    public static string Join(IReadOnlyList<string> parts, Voice voice) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {voice.Say("und", "and")} {parts[^1]}";

    private static string Number(int count, Voice voice)
    {
        var words = voice.IsGerman ? GermanNumbers : EnglishNumbers;
        return count < words.Length ? words[count] : $"{count}";
    }
}
