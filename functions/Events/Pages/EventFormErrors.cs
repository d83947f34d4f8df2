using Automations.Events.Planning;
using Automations.Web;
using Automations.Web.Pages.Forms;

namespace Automations.Events.Pages;

/// <summary>The rules of an event in the words of a form.</summary>
internal static class EventFormErrors
{
    // as the form asks for them
    private static readonly string[] Order =
    [
        "format", "title", "description", "hosts", "day", "minutes", "timeZone", "place", "languages", "topics", "audienceGroup", "audienceTopics", "audienceInvited", "capacity", "material", "repeat",
    ];

    public static FormErrors Of(EventReading reading, Voice voice)
    {
        var found = reading.Errors.Select(error => (Id: IdOf(error.Key), Message: Doubt(error.Key, reading.Doubts[error.Key], voice) ?? Say(error.Key, voice) ?? error.Value[0]));
        var said = new FormErrors();
        foreach (var (id, message) in found.OrderBy(error => Array.IndexOf(Order, error.Id)))
            said.Add(id, message);
        return said;
    }

    private static string IdOf(string field) =>
        field switch
        {
            "start" => "day",
            "onlineMeeting" => "place",
            "audience.group" => "audienceGroup",
            "audience.topics" => "audienceTopics",
            "audience.people" => "audienceInvited",
            "series" or "series.until" or "series.days" => "repeat",
            _ => field,
        };

    private static string? Doubt(string field, IEnumerable<string> names, Voice voice) =>
        (field, string.Join(", ", names)) switch
        {
            (_, "") => null,
            ("audience.group", var listed) => voice.Say(
                $"Mehrere Gruppen heißen so. Bitte gib an, welche du meinst: {listed}",
                $"Several groups have this name. Please say which one you mean: {listed}",
                $"Mehrere Gruppen heißen so. Bitte geben Sie an, welche Sie meinen: {listed}"
            ),
            (_, var listed) => voice.Say($"Das Verzeichnis kennt diese Adressen nicht: {listed}", $"The directory does not know these addresses: {listed}"),
        };

    private static string? Say(string field, Voice voice) =>
        field switch
        {
            "format" => voice.Say("Bitte wähle ein Format.", "Please choose a format.", "Bitte wählen Sie ein Format."),
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
                $"Bitte gib 1 bis {EventRulebook.MostHosts} Mailadressen an, eine in jeder Zeile.",
                $"Please give 1 to {EventRulebook.MostHosts} mail addresses, one a line.",
                $"Bitte geben Sie 1 bis {EventRulebook.MostHosts} Mailadressen an, eine in jeder Zeile."
            ),
            "audience.group" => voice.Say(
                "Diese Gruppe kennt das Verzeichnis nicht. Bitte gib ihren Namen oder ihre Mailadresse an, genau so, wie sie in Outlook stehen.",
                "The directory does not know this group. Please give its name or its mail address exactly as in Outlook.",
                "Diese Gruppe kennt das Verzeichnis nicht. Bitte geben Sie ihren Namen oder ihre Mailadresse an, genau so, wie sie in Outlook stehen."
            ),
            "audience.topics" => voice.Say("Bitte wähle mindestens ein Thema.", "Please choose at least one topic.", "Bitte wählen Sie mindestens ein Thema."),
            "audience.people" => voice.Say(
                $"Bitte gib 1 bis {EventRulebook.MostInvited} Mailadressen an, eine in jeder Zeile.",
                $"Please give 1 to {EventRulebook.MostInvited} mail addresses, one a line.",
                $"Bitte geben Sie 1 bis {EventRulebook.MostInvited} Mailadressen an, eine in jeder Zeile."
            ),
            "capacity" => voice.Say("Bitte eine ganze Zahl, oder leer für alle.", "Please a whole number, or nothing for everybody."),
            "description" => voice.Say($"Bitte nicht mehr als {EventRulebook.LongestDescription} Zeichen.", $"Please no more than {EventRulebook.LongestDescription} characters."),
            "material" => voice.Say("Bitte eine Adresse, die mit https beginnt.", "Please an address that begins with https."),
            "timeZone" => voice.Say("Bitte wähle eine Zeitzone.", "Please choose a time zone.", "Bitte wählen Sie eine Zeitzone."),
            _ => null,
        };
}
