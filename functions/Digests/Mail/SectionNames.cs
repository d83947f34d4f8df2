using Automations.Programme.News;
using Automations.Web;

namespace Automations.Digests.Mail;

/// <summary>What the parts of a digest are called.</summary>
public static class SectionNames
{
    public static string Of(NewsSection section, Voice voice) =>
        section switch
        {
            NewsSection.Yours => voice.Say("Für dich", "For you", "Für Sie"),
            NewsSection.Events => voice.Say("Das steht an", "Coming up"),
            NewsSection.Asked => voice.Say("Viel gefragt", "Asked a lot"),
            NewsSection.Material => voice.Say("Neues zum Nachlesen und Anschauen", "New to read and watch"),
            NewsSection.Champions => voice.Say("Neu dabei", "New on board"),
            NewsSection.Thanks => voice.Say("Danke und Glückwunsch", "Thanks and congratulations"),
            _ => voice.Say("In Zahlen", "In numbers"),
        };
}
