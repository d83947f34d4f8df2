using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Onboarding.Pages;

internal static class CheckInMessages
{
    public static PageMessage Thanks(CheckInAnswer answer, Voice voice)
    {
        if (answer.NeedsHelp)
            return new(
                voice.Say("Hilfe ist unterwegs", "Help is on its way"),
                voice.Say(
                    "Das Community-Management hat deine Nachricht schon bekommen und meldet sich bei dir. Gut, dass du Bescheid gesagt hast!",
                    "The community managers have your message already and will get in touch with you. Good that you spoke up!",
                    "Das Community-Management hat Ihre Nachricht schon bekommen und meldet sich bei Ihnen. Gut, dass Sie Bescheid gesagt haben!"
                )
            );
        return answer.Feeling <= 2
            ? new(
                voice.Say("Danke für deine Offenheit", "Thank you for being open", "Danke für Ihre Offenheit"),
                voice.Say(
                    "Aller Anfang ist manchmal zäh. Wenn du doch Unterstützung möchtest, antworte einfach auf eine unserer Mails. Dein Buddy hilft auch gern.",
                    "Beginnings can be tough. Should you want support after all, simply reply to one of our mails. Your buddy is glad to help too.",
                    "Aller Anfang ist manchmal zäh. Wenn Sie doch Unterstützung möchten, antworten Sie einfach auf eine unserer Mails. Ihr Buddy hilft auch gern."
                )
            )
            : new(
                voice.Say("Danke, das war’s schon!", "Thank you, that’s it!"),
                voice.Say(
                    "Schön, dass du dabei bist. Du kannst das Fenster jetzt schließen.",
                    "It is good to have you with us. You can close the window now.",
                    "Schön, dass Sie dabei sind. Sie können das Fenster jetzt schließen."
                )
            );
    }

    public static PageMessage Answered(Voice voice) =>
        new(
            voice.Say("Deine Antwort haben wir schon", "We already have your answer", "Ihre Antwort haben wir schon"),
            voice.Say(
                "Vielen Dank! Wenn sich seitdem etwas geändert hat oder du Hilfe brauchst, antworte einfach auf eine unserer Mails.",
                "Thank you! If something has changed since, or you need help, simply reply to one of our mails.",
                "Vielen Dank! Wenn sich seitdem etwas geändert hat oder Sie Hilfe brauchen, antworten Sie einfach auf eine unserer Mails."
            )
        );

    /// <summary>The workflow has ended and hears nothing any more.</summary>
    public static PageMessage Over(OnboardingStep step, Voice voice) =>
        step == OnboardingStep.Completed
            ? new(
                voice.Say("Die ersten Monate sind geschafft", "The first months are done"),
                voice.Say(
                    "Die regelmäßigen Check-ins sind vorbei. Wir sind trotzdem da: Antworte einfach auf eine unserer Mails.",
                    "The regular check-ins are over. We are there all the same: simply reply to one of our mails.",
                    "Die regelmäßigen Check-ins sind vorbei. Wir sind trotzdem da: Antworten Sie einfach auf eine unserer Mails."
                )
            )
            : new(
                voice.Say("Dieser Check-in ist nicht mehr offen", "This check-in is no longer open"),
                voice.Say(
                    "Du bist nicht mehr im Programm eingetragen. Alles Gute, und danke für deine Zeit!",
                    "You are no longer listed in the programme. All the best, and thank you for your time!",
                    "Sie sind nicht mehr im Programm eingetragen. Alles Gute, und danke für Ihre Zeit!"
                )
            );
}
