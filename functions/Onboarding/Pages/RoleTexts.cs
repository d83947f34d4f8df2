using Automations.People;
using Automations.Web;

namespace Automations.Onboarding.Pages;

/// <summary>One sentence on each role, for those who choose one.</summary>
internal static class RoleTexts
{
    public static string Of(ChampionRole role, Voice voice) =>
        role switch
        {
            ChampionRole.Champion => voice.Say(
                "Die vertraute Adresse im eigenen Team: zuhören, Tipps geben, Neues vorleben.",
                "The familiar face in your own team: listening, giving tips, leading by example."
            ),
            ChampionRole.PowerUser => voice.Say(
                "Für die kniffligen Fragen: ausprobieren, Lösungen finden und sie für andere aufschreiben.",
                "For the tricky questions: trying things out, finding answers, writing them down for others."
            ),
            ChampionRole.Floorwalker => voice.Say(
                "Unterwegs, wo gearbeitet wird: direkt am Bildschirm helfen, vor Ort oder im offenen Call.",
                "Out and about where work is done: helping right at the screen, on site or in an open call."
            ),
            _ => voice.Say(
                "Dem Programm ein Gesicht geben: erzählen, begeistern, Menschen zusammenbringen.",
                "Giving the programme a face: telling, inspiring, bringing people together."
            ),
        };
}
