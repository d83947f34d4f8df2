using Automations.Programme.Workflows;
using Automations.Surveys.Runs;
using Automations.Web;

namespace Automations.Surveys.Steering;

/// <summary>What the page of a run says to whoever has ordered something of it.</summary>
internal static class SteeringTexts
{
    /// <param name="action">As it stands in the address; anything else says nothing.</param>
    public static string? Ordered(string action, RunState state, Voice voice) =>
        action switch
        {
            WorkflowActions.Close when SteeringForm.IsDone(action, state) => voice.Say("Abgeschlossen. Die Ergebnisse kommen auch per Mail.", "Closed. The results come by mail as well."),
            WorkflowActions.Withdraw when SteeringForm.IsDone(action, state) => voice.Say("Zurückgezogen. Alle Antworten sind gelöscht.", "Called off. All answers are deleted."),
            WorkflowActions.Close when state == RunState.Open => voice.Say(
                "Die Umfrage wird gerade abgeschlossen. Lade die Seite gleich noch einmal, dann stehen hier die Ergebnisse.",
                "The survey is being closed. Load this page again in a moment, and the results will be here.",
                "Die Umfrage wird gerade abgeschlossen. Laden Sie die Seite gleich noch einmal, dann stehen hier die Ergebnisse."
            ),
            WorkflowActions.Withdraw when state is RunState.Open or RunState.Planned => voice.Say("Die Umfrage wird gerade zurückgezogen.", "The survey is being called off."),
            _ => null,
        };

    public static string Refused(SteeringRefusal refusal, Voice voice) =>
        refusal switch
        {
            SteeringRefusal.IsClosed => voice.Say("Die Umfrage ist schon abgeschlossen und lässt sich nicht mehr zurückziehen.", "The survey has been closed already and cannot be called off any more."),
            SteeringRefusal.IsWithdrawn => voice.Say("Die Umfrage ist schon zurückgezogen, ihre Antworten sind gelöscht.", "The survey has been called off already, its answers are deleted."),
            SteeringRefusal.IsEnding => voice.Say("Die Umfrage ist schon zu Ende.", "The survey has ended already."),
            _ => voice.Say("Abschließen lässt sich eine Umfrage erst, wenn alle Einladungen vorbereitet sind.", "A survey can be closed only when all its invitations are prepared."),
        };
}
