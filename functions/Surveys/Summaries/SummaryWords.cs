using Automations.Web;

namespace Automations.Surveys.Summaries;

/// <summary>The words around what was found in the texts.</summary>
internal static class SummaryWords
{
    private const int MostNamed = 3;

    /// <summary>A summary without a model: what many speak of, and a few who say it.</summary>
    public static string Of(FreeTextSummary kept, Voice voice)
    {
        var said = string.Join('\n', kept.Quotes.Select(quote => voice.Say($"„{quote}“", $"“{quote}”")));
        var named = Join([.. kept.Themes.Take(MostNamed).Select(theme => voice.Say($"„{theme.Name}“", $"“{theme.Name}”"))], voice);
        var about = named.Length > 0 ? voice.Say($"Am häufigsten geht es um {named}.", $"What comes up most: {named}.") : voice.Say("Die Antworten gehen in viele Richtungen.", "The answers go in many directions.");
        return kept.Quotes.Count switch
        {
            0 => about,
            1 => $"{about} {voice.Say("Eine Antwort im Wortlaut:", "One answer, as it was written:")}\n{said}",
            _ => $"{about} {voice.Say("Einige Antworten im Wortlaut:", "Some answers, as they were written:")}\n{said}",
        };
    }

    /// <summary>What a mail says of one question; who wants to read the answers finds them on the page.</summary>
    public static string Themes(string question, IReadOnlyList<SummaryTheme> themes, Voice voice)
    {
        var named = Join([.. themes.Select(theme => $"{theme.Name} ({theme.Texts})")], voice);
        return voice.Say($"Auf die Frage „{question}“ wurde mehrfach genannt: {named}.", $"Mentioned more than once in answer to “{question}”: {named}.");
    }

    /// <summary>Where it comes from, and what that means for who reads it.</summary>
    public static string Mark(ShownSummary shown, Voice voice)
    {
        var from = shown.Read == shown.Texts ? $"{shown.Texts}" : voice.Say($"{shown.Read} von {shown.Texts}", $"{shown.Read} of {shown.Texts}");
        return shown.Origin switch
        {
            SummaryOrigin.Drafted => voice.Say(
                $"Entwurf eines Sprachmodells, aus {from} Antworten; lies die Antworten selbst nach.",
                $"Drafted by a language model from {from} answers; please read the answers yourself.",
                $"Entwurf eines Sprachmodells, aus {from} Antworten; lesen Sie die Antworten selbst nach."
            ),
            SummaryOrigin.Extractive => voice.Say($"Automatisch aus {from} Antworten ausgewählt.", $"Chosen automatically from {from} answers."),
            _ when shown.IsOfModel => voice.Say(
                $"Vom Community-Management geschrieben. Die Themen hat ein Sprachmodell in {from} Antworten gefunden.",
                $"Written by the community managers. A language model found the themes in {from} answers."
            ),
            _ => voice.Say($"Vom Community-Management geschrieben. Die Themen sind automatisch aus {from} Antworten ausgewählt.", $"Written by the community managers. The themes were chosen automatically from {from} answers."),
        };
    }

    private static string Join(IReadOnlyList<string> parts, Voice voice) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.Take(parts.Count - 1))} {voice.Say("und", "and")} {parts[^1]}";
}
