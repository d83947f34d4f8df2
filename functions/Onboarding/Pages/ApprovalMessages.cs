using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Onboarding.Pages;

internal static class ApprovalMessages
{
    public static PageMessage Decided(bool isApproved, string? givenName, Voice voice)
    {
        var name = givenName ?? voice.Say("Die Person", "The person");
        return isApproved
            ? new(
                voice.Say("Vielen Dank für dein Ja!", "Thank you for your yes!", "Vielen Dank für Ihr Ja!"),
                voice.Say(
                    $"{name} bekommt jetzt eine Willkommensmail und einen Buddy für den Anfang. Für dich ist nichts weiter zu tun.",
                    $"{name} will now get a welcome mail, and a buddy for the start. There is nothing more for you to do.",
                    $"{name} bekommt jetzt eine Willkommensmail und einen Buddy für den Anfang. Für Sie ist nichts weiter zu tun."
                )
            )
            : new(
                voice.Say("Danke für deine offene Antwort", "Thank you for your open answer", "Danke für Ihre offene Antwort"),
                voice.Say(
                    $"{name} bekommt eine freundliche Mail von uns, mit Ideen, wie man auch ohne Rolle dabei sein kann. Ein persönliches Wort von dir tut sicher gut.",
                    $"{name} will get a kind mail from us, with ideas on how to take part without a role. A personal word from you will surely do good.",
                    $"{name} bekommt eine freundliche Mail von uns, mit Ideen, wie man auch ohne Rolle dabei sein kann. Ein persönliches Wort von Ihnen tut sicher gut."
                )
            );
    }

    /// <summary>What to say when there is nothing left to decide.</summary>
    public static PageMessage Past(OnboardingStep step, Voice voice) =>
        step switch
        {
            OnboardingStep.Declined => new(
                voice.Say("Hier ist schon entschieden", "This is already decided"),
                voice.Say(
                    "Die Anmeldung ist abgelehnt worden. Wenn sich daran etwas ändern soll, wende dich bitte an das Community-Management.",
                    "The sign-up was declined. If that should change, please turn to the community managers.",
                    "Die Anmeldung ist abgelehnt worden. Wenn sich daran etwas ändern soll, wenden Sie sich bitte an das Community-Management."
                )
            ),
            OnboardingStep.Withdrawn or OnboardingStep.Left or OnboardingStep.Unconfirmed => new(
                voice.Say("Die Anmeldung ist zurückgezogen", "The sign-up is withdrawn"),
                voice.Say("Es gibt nichts mehr zu entscheiden. Trotzdem danke!", "There is nothing left to decide. Thank you all the same!")
            ),
            OnboardingStep.PersonGone or OnboardingStep.PersonUnknown => new(
                voice.Say("Diese Person ist nicht mehr im Verzeichnis", "This person is no longer in the directory"),
                voice.Say("Es gibt nichts mehr zu entscheiden. Trotzdem danke!", "There is nothing left to decide. Thank you all the same!")
            ),
            OnboardingStep.Received or OnboardingStep.AwaitingConfirmation => new(
                voice.Say("So weit ist es noch nicht", "Not quite yet"),
                voice.Say("Diese Anmeldung ist noch nicht bestätigt.", "This sign-up has not been confirmed yet.")
            ),
            _ => new(
                voice.Say("Hier ist schon entschieden", "This is already decided"),
                voice.Say(
                    "Die Zusage ist da, und die Begleitung läuft bereits. Für dich ist nichts weiter zu tun. Danke!",
                    "The yes has been given, and the onboarding is under way. There is nothing more for you to do. Thank you!",
                    "Die Zusage ist da, und die Begleitung läuft bereits. Für Sie ist nichts weiter zu tun. Danke!"
                )
            ),
        };
}
