using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages.Forms;

namespace Automations.Surveys.Starting;

/// <summary>The rules of a run in the words of the form.</summary>
internal sealed class StartErrors(Voice voice)
{
    public FormErrors Said { get; } = new();

    /// <param name="rule">A field of the form or of an order; <c>taken</c> for a name that another run has.</param>
    public void Add(string rule)
    {
        var field = rule switch
        {
            "taken" => "run",
            "opens" => "opensDay",
            "closes" => "closesDay",
            "audience" => "asked",
            "occasion.title" => "occasion",
            "occasion.at" => "occasionDay",
            _ => rule,
        };
        Said.Add(field, Say(rule));
    }

    public void Add(string field, IEnumerable<string> strangers)
    {
        var listed = string.Join(", ", strangers);
        Said.Add(field, voice.Say($"Das Verzeichnis kennt diese Adressen nicht: {listed}", $"The directory does not know these addresses: {listed}"));
    }

    private string Say(string rule) =>
        rule switch
        {
            "run" => voice.Say(
                $"Bitte gib einen Namen aus höchstens {SurveyOrderRules.LongestRun} kleinen Buchstaben, Ziffern und Bindestrichen an.",
                $"Please give a name of at most {SurveyOrderRules.LongestRun} lower-case letters, digits and hyphens.",
                $"Bitte geben Sie einen Namen aus höchstens {SurveyOrderRules.LongestRun} kleinen Buchstaben, Ziffern und Bindestrichen an."
            ),
            "taken" => voice.Say(
                "So heißt schon ein Durchlauf. Bitte wähle einen anderen Namen.",
                "Another run has this name. Please choose a different one.",
                "So heißt schon ein Durchlauf. Bitte wählen Sie einen anderen Namen."
            ),
            "occasion" or "occasion.title" => voice.Say(
                $"Bitte gib an, worum es geht, mit höchstens {SurveyOrderRules.LongestOccasion} Zeichen: Die Texte dieser Umfrage nennen es.",
                $"Please say what it is about, in at most {SurveyOrderRules.LongestOccasion} characters: the texts of this survey mention it.",
                $"Bitte geben Sie an, worum es geht, mit höchstens {SurveyOrderRules.LongestOccasion} Zeichen: Die Texte dieser Umfrage nennen es."
            ),
            "occasionDay" or "occasion.at" => voice.Say(
                "Bitte gib den Tag an: Die Texte dieser Umfrage nennen ihn.",
                "Please give the day: the texts of this survey mention it.",
                "Bitte geben Sie den Tag an: Die Texte dieser Umfrage nennen ihn."
            ),
            "opens" => voice.Say(
                "An diesem Tag gilt die Umfrage nicht. Bitte wähle einen anderen.",
                "The survey is not valid on this day. Please choose another one.",
                "An diesem Tag gilt die Umfrage nicht. Bitte wählen Sie einen anderen."
            ),
            "opensDay" => voice.Say(
                "Bitte gib Tag und Uhrzeit an, oder lass beides leer: Dann beginnt die Umfrage sofort.",
                "Please give a day and a time, or leave both empty: then the survey begins at once.",
                "Bitte geben Sie Tag und Uhrzeit an, oder lassen Sie beides leer: Dann beginnt die Umfrage sofort."
            ),
            "closes" or "closesDay" => voice.Say(
                "Bitte gib ein Ende an, das nach dem Beginn liegt, höchstens 92 Tage später.",
                "Please give an end after the beginning, at most 92 days later.",
                "Bitte geben Sie ein Ende an, das nach dem Beginn liegt, höchstens 92 Tage später."
            ),
            "hosts" => voice.Say($"Bitte nicht mehr als {SurveyStarting.MostHosts} Adressen.", $"Please no more than {SurveyStarting.MostHosts} addresses."),
            _ => voice.Say(
                $"Bitte gib 1 bis {SurveyStarting.MostPeople} Mailadressen an, eine in jeder Zeile. Für mehr gibt es die Schnittstelle.",
                $"Please give 1 to {SurveyStarting.MostPeople} mail addresses, one a line. For more there is the API.",
                $"Bitte geben Sie 1 bis {SurveyStarting.MostPeople} Mailadressen an, eine in jeder Zeile. Für mehr gibt es die Schnittstelle."
            ),
        };
}
