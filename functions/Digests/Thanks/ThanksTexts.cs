using Automations.Web;

namespace Automations.Digests.Thanks;

internal static class ThanksTexts
{
    public static string WhomIsMissing(Voice voice) =>
        voice.Say("Bitte schreib dazu, wem du danken möchtest.", "Please say whom you want to thank.", "Bitte schreiben Sie dazu, wem Sie danken möchten.");

    public static string WhyIsMissing(Voice voice) => voice.Say("Wofür? Ein Satz genügt.", "What for? One sentence is enough.");

    public static string Of(ThanksProblem problem, Voice voice) =>
        problem switch
        {
            ThanksProblem.Unknown => voice.Say("Unter dieser Adresse ist niemand bekannt.", "Nobody is known by this address."),
            ThanksProblem.Oneself => voice.Say("Schön, dass du zufrieden bist. Danken kannst du hier aber nur anderen.", "Good that you are happy with yourself. Here you can only thank others.", "Schön, dass Sie zufrieden sind. Danken können Sie hier aber nur anderen."),
            ThanksProblem.Unwanted => voice.Say("Diese Person möchte hier keinen Dank. Sag ihn ihr am besten selbst.", "This person wants no thanks here. Best tell them yourself.", "Diese Person möchte hier keinen Dank. Sagen Sie ihn ihr am besten selbst."),
            _ => voice.Say("Zehnmal Danke an einem Tag ist wunderbar; das nächste geht morgen wieder.", "Ten thank-yous in a day are wonderful; the next one works tomorrow."),
        };
}
