using Automations.Delivery.Outbox;
using Automations.Web;

namespace Automations.Delivery.Accounts;

/// <summary>Why a message waits or did not leave, for people.</summary>
internal static class ReasonTexts
{
    public static string Of(LedgerReason reason, Voice voice) =>
        reason switch
        {
            LedgerReason.Planned => voice.Say("für später vorgesehen", "planned for later"),
            LedgerReason.WorkingHours => voice.Say("wartet auf die Arbeitszeit dort", "waits for the recipient’s working hours"),
            LedgerReason.WeeklyCap => voice.Say("genug Nachrichten für diese Woche", "enough messages for this week"),
            LedgerReason.Together => voice.Say("wird mit anderen eine einzige Mail", "becomes one mail with others"),
            LedgerReason.OptedOut => voice.Say("abbestellt", "the recipient opted out"),
            LedgerReason.Expired => voice.Say("nicht mehr aktuell, bevor sie hinausging", "out of date before it could be sent"),
            LedgerReason.WorkflowEnded => voice.Say("der Ablauf dahinter ist beendet", "the workflow behind it has ended"),
            LedgerReason.NoChannel => voice.Say("kein Kanal eingerichtet", "no channel is set up"),
            LedgerReason.Unconfirmed => voice.Say("angenommen, noch nicht unter den gesendeten zu sehen", "accepted, not yet seen among the sent items"),
            LedgerReason.Trouble => voice.Say("die Gegenstelle war nicht bereit, ein neuer Versuch folgt", "the other side was not ready, it is tried again"),
            LedgerReason.Refused => voice.Say("von der Gegenstelle abgelehnt", "refused by the other side"),
            LedgerReason.BrokenText => voice.Say("der Text fehlt oder hat einen Fehler", "the text is missing or has a mistake"),
            LedgerReason.GivenUp => voice.Say("nach mehreren Versuchen aufgegeben", "given up after several attempts"),
            LedgerReason.MailboxBlocked => voice.Say("das Absenderpostfach ist gesperrt, ein neuer Versuch folgt", "the sender’s mailbox is blocked, it is tried again"),
            LedgerReason.Stopped => voice.Say("alles Senden ist angehalten", "all sending is stopped"),
            LedgerReason.Recalled => voice.Say("vor dem Senden zurückgenommen", "taken back before it was sent"),
            LedgerReason.Bounced => voice.Say("kam zurück: die Adresse ist nicht erreichbar", "came back: the address cannot be reached"),
            _ => voice.Say("beim Senden unterbrochen", "cut off while it was being sent"),
        };

    /// <summary>Whether the kind of reason leaves open what happened, so that the particulars help.</summary>
    public static bool NeedParticulars(LedgerReason? reason) =>
        reason is null or LedgerReason.Trouble or LedgerReason.Refused or LedgerReason.BrokenText or LedgerReason.GivenUp or LedgerReason.CutOff or LedgerReason.MailboxBlocked or LedgerReason.Recalled or LedgerReason.Bounced;
}
