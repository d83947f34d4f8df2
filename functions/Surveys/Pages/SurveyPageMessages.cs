using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Surveys.Pages;

/// <summary>What the answer page says when there is nothing to answer.</summary>
internal static class SurveyPageMessages
{
    public static PageMessage SomebodyElses(Voice voice) =>
        new(
            voice.Say("Das ist nicht dein Link", "This is not your link", "Das ist nicht Ihr Link"),
            voice.Say(
                "Jeder Link zu einer Umfrage gehört genau einer Person, und du bist als jemand anderes angemeldet. Deinen eigenen Link findest du in deiner Mail. Hast du keine bekommen, bist du diesmal nicht gefragt.",
                "Every link to a survey belongs to exactly one person, and you are signed in as somebody else. Your own link is in your mail. If you did not get one, you are not asked this time.",
                "Jeder Link zu einer Umfrage gehört genau einer Person, und Sie sind als jemand anderes angemeldet. Ihren eigenen Link finden Sie in Ihrer Mail. Haben Sie keine bekommen, sind Sie diesmal nicht gefragt."
            )
        );

    public static PageMessage AnsweredElsewhere(bool isAnonymous, Voice voice) =>
        new(
            voice.Say("Mit diesem Link ist schon geantwortet worden", "This link has been answered already"),
            isAnonymous
                ? voice.Say(
                    "Vielen Dank, wenn du das warst! Ändern kannst du deine Antwort nur in dem Browser, in dem du sie gegeben hast: Nur dort liegt der Beleg, denn wir wissen nicht, welche Antwort deine ist. Warst du es nicht, sag bitte dem Community-Management Bescheid.",
                    "Thank you, if it was you! You can change your answer only in the browser you gave it in: only there is its receipt, because we do not know which answer is yours. If it was not you, please tell the community managers.",
                    "Vielen Dank, wenn Sie das waren! Ändern können Sie Ihre Antwort nur in dem Browser, in dem Sie sie gegeben haben: Nur dort liegt der Beleg, denn wir wissen nicht, welche Antwort Ihre ist. Waren Sie es nicht, sagen Sie bitte dem Community-Management Bescheid."
                )
                : voice.Say(
                    "Vielen Dank, wenn du das warst! Ändern kannst du deine Antwort nur in dem Browser, in dem du sie gegeben hast. So sieht niemand sie, an den die Mail weitergeleitet wurde. Warst du es nicht, sag bitte dem Community-Management Bescheid.",
                    "Thank you, if it was you! You can change your answer only in the browser you gave it in, so that nobody sees it to whom the mail was forwarded. If it was not you, please tell the community managers.",
                    "Vielen Dank, wenn Sie das waren! Ändern können Sie Ihre Antwort nur in dem Browser, in dem Sie sie gegeben haben. So sieht niemand sie, an den die Mail weitergeleitet wurde. Waren Sie es nicht, sagen Sie bitte dem Community-Management Bescheid."
                )
        );

    public static PageMessage Over(RunState state, Voice voice) =>
        state == RunState.Withdrawn
            ? new(
                voice.Say("Diese Umfrage haben wir zurückgezogen", "We have called this survey off"),
                voice.Say(
                    "Es gibt nichts mehr zu tun. Falls du schon geantwortet hattest: Deine Antwort ist ungelesen gelöscht.",
                    "There is nothing left to do. In case you had answered already: your answer was deleted unread.",
                    "Es gibt nichts mehr zu tun. Falls Sie schon geantwortet hatten: Ihre Antwort ist ungelesen gelöscht."
                )
            )
            : new(
                voice.Say("Diese Umfrage ist zu Ende", "This survey is over"),
                voice.Say(
                    "Vielen Dank für dein Interesse! Antworten nehmen wir keine mehr an. Was du uns trotzdem sagen willst, schreib einfach als Antwort auf eine unserer Mails.",
                    "Thank you for your interest! No more answers are taken. Whatever you still want to tell us, simply reply to one of our mails.",
                    "Vielen Dank für Ihr Interesse! Antworten nehmen wir keine mehr an. Was Sie uns trotzdem sagen wollen, schreiben Sie einfach als Antwort auf eine unserer Mails."
                )
            );

    public static string Missing(Voice voice) =>
        voice.Say("Hier fehlt noch deine Antwort.", "Your answer is still missing here.", "Hier fehlt noch Ihre Antwort.");

    public static string Nothing(Voice voice) =>
        voice.Say("Beantworte bitte mindestens eine Frage.", "Please answer at least one question.", "Beantworten Sie bitte mindestens eine Frage.");

    public static string TooLong(Voice voice) =>
        voice.Say(
            $"Bitte nicht mehr als {Definitions.QuestionScales.LongestText} Zeichen.",
            $"Please no more than {Definitions.QuestionScales.LongestText} characters."
        );
}
