using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Digests.Pages;

/// <summary>What the editors' page says besides itself.</summary>
internal static class EditTexts
{
    public static string Saved(Voice voice) => voice.Say("Gespeichert. Entschieden ist damit noch nichts.", "Saved. Nothing is decided yet.");

    public static string ChangedMeanwhile(Voice voice) =>
        voice.Say(
            "Inzwischen hat jemand anderes gespeichert. Hier steht der neue Stand; bitte trag deine Änderung noch einmal ein.",
            "Somebody else has saved in the meantime. This is how it stands now; please enter your change once more.",
            "Inzwischen hat jemand anderes gespeichert. Hier steht der neue Stand; bitte tragen Sie Ihre Änderung noch einmal ein."
        );

    public static string Refused(DigestAction action, Voice voice) =>
        action == DigestAction.Postpone
            ? voice.Say("Bitte wähle einen Tag ab morgen, höchstens 60 Tage voraus.", "Please choose a day from tomorrow on, at most 60 days ahead.", "Bitte wählen Sie einen Tag ab morgen, höchstens 60 Tage voraus.")
            : voice.Say("Darüber ist schon entschieden.", "It has been decided already.");

    public static PageMessage Done(DigestAction action, Voice voice) =>
        action switch
        {
            DigestAction.Approve => new(
                voice.Say("Freigegeben", "Approved"),
                voice.Say("Danke! Der Digest geht am geplanten Tag hinaus, bei allen zur gleichen Zeit auf der eigenen Uhr.", "Thank you! The digest goes out on the planned day, at the same time on everybody’s own clock.")
            ),
            DigestAction.Skip => new(
                voice.Say("Fällt diesmal aus", "Skipped this time"),
                voice.Say("Was darin gestanden hätte und dann noch aktuell ist, kommt im nächsten.", "What it would have said, and is still of use by then, comes in the next one.")
            ),
            _ => new(
                voice.Say("Verschoben", "Postponed"),
                voice.Say("Der neue Tag ist notiert. Freigegeben ist der Digest damit noch nicht.", "The new day is noted. The digest is not approved by that.")
            ),
        };

    public static PageMessage Decided(Edition edition, Voice voice) =>
        edition.State switch
        {
            EditionState.Published => new(voice.Say("Schon erschienen", "Published already"), voice.Say($"Der Digest {edition.Id} ist freigegeben und lässt sich nicht mehr ändern.", $"The digest {edition.Id} has been approved and cannot be changed any more.")),
            EditionState.Collecting => new(voice.Say("Noch nicht so weit", "Not ready yet"), voice.Say($"Der Digest {edition.Id} wird gerade zusammengestellt. In einer Minute ist er da.", $"The digest {edition.Id} is being put together. It will be here in a minute.")),
            EditionState.Withdrawn => new(voice.Say("Zurückgerufen", "Called back"), voice.Say($"Der Digest {edition.Id} ist zurückgerufen.", $"The digest {edition.Id} has been called back.")),
            _ => new(voice.Say("Fällt aus", "Skipped"), voice.Say($"Der Digest {edition.Id} erscheint nicht. Der nächste kommt bestimmt.", $"The digest {edition.Id} does not appear. The next one will.")),
        };
}
