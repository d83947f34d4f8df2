using Automations.Events.Planning;
using Automations.Web;
using Automations.Web.Pages.Forms;

namespace Automations.Events.Pages;

/// <summary>The rules of an event in the words of a form.</summary>
internal static class EventFormErrors
{
    /// <param name="errors">As the rules name them, by field.</param>
    public static FormErrors Of(IReadOnlyDictionary<string, string[]> errors, Voice voice)
    {
        var said = new FormErrors();
        foreach (var (field, messages) in errors)
            said.Add(IdOf(field), Say(field, voice) ?? messages[0]);
        return said;
    }

    private static string IdOf(string field) =>
        field switch
        {
            "start" => "day",
            "onlineMeeting" => "place",
            "series" or "series.until" or "series.days" => "repeat",
            _ => field,
        };

    private static string? Say(string field, Voice voice) =>
        field switch
        {
            "title" => voice.Say(
                $"Bitte gib dem Event einen Titel von höchstens {EventRulebook.LongestTitle} Zeichen.",
                $"Please give the event a title of at most {EventRulebook.LongestTitle} characters.",
                $"Bitte geben Sie dem Event einen Titel von höchstens {EventRulebook.LongestTitle} Zeichen."
            ),
            "start" => voice.Say(
                "Bitte gib Tag und Uhrzeit an, in der Zukunft und so, dass es sie gibt: Bei der Zeitumstellung fällt eine Stunde aus.",
                "Please give a day and a time, in the future and one that exists: an hour is left out when the clocks change.",
                "Bitte geben Sie Tag und Uhrzeit an, in der Zukunft und so, dass es sie gibt: Bei der Zeitumstellung fällt eine Stunde aus."
            ),
            "minutes" => voice.Say("Bitte gib die Dauer in Minuten an.", "Please give the length in minutes.", "Bitte geben Sie die Dauer in Minuten an."),
            "place" => voice.Say("Bitte gib einen Ort an, oder kreuze Teams an.", "Please give a place, or tick Teams.", "Bitte geben Sie einen Ort an, oder kreuzen Sie Teams an."),
            "hosts" => voice.Say(
                "Diese Adressen kennt das Verzeichnis nicht alle, oder es sind zu viele. Bitte eine Adresse in jede Zeile.",
                "The directory does not know all of these addresses, or they are too many. Please one address a line."
            ),
            "capacity" => voice.Say("Bitte eine ganze Zahl, oder leer für alle.", "Please a whole number, or nothing for everybody."),
            "description" => voice.Say($"Bitte nicht mehr als {EventRulebook.LongestDescription} Zeichen.", $"Please no more than {EventRulebook.LongestDescription} characters."),
            "material" => voice.Say("Bitte eine Adresse, die mit https beginnt.", "Please an address that begins with https."),
            "timeZone" => voice.Say("Bitte wähle eine Zeitzone.", "Please choose a time zone.", "Bitte wählen Sie eine Zeitzone."),
            _ => null,
        };
}
