using Automations.Events.Store;
using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Events.Pages;

/// <summary>Where somebody stands with an event, in words.</summary>
internal static class EventStanding
{
    public static PageMessage Of(EventRecord record, Registration? registration, int inLine, SeatCount seats, bool mayCome, DateTimeOffset now, Voice voice) =>
        record.State switch
        {
            EventState.Cancelled => new(
                voice.Say("Abgesagt", "Cancelled"),
                record.CancelReason ?? voice.Say("Leider fällt dieser Termin aus.", "Unfortunately this will not take place.")
            ),
            EventState.Draft or EventState.Proposed => new(
                voice.Say("Noch nicht veröffentlicht", "Not published yet"),
                voice.Say("Das sieht nur das Community-Management.", "Only the community managers see this.")
            ),
            _ when record.Details.Time.End <= now => new(voice.Say("Schon vorbei", "Over already"), voice.Say("Danke an alle, die da waren!", "Thank you to everybody who came!")),
            _ => Open(registration, inLine, seats, mayCome, voice),
        };

    private static PageMessage Open(Registration? registration, int inLine, SeatCount seats, bool mayCome, Voice voice) =>
        registration?.State switch
        {
            RegistrationState.Seat => new(
                voice.Say("Du bist dabei!", "You are in!", "Sie sind dabei!"),
                voice.Say("Dein Platz ist sicher. Alles Weitere kommt per Mail.", "Your seat is safe. Everything else comes by mail.", "Ihr Platz ist sicher. Alles Weitere kommt per Mail.")
            ),
            RegistrationState.Waiting => new(
                voice.Say($"Du stehst auf Platz {inLine} der Warteliste", $"You are number {inLine} on the waiting list", $"Sie stehen auf Platz {inLine} der Warteliste"),
                voice.Say(
                    "Sobald etwas frei wird, rückst du von selbst nach und bekommst eine Mail.",
                    "As soon as a seat is free, you move up by itself and get a mail.",
                    "Sobald etwas frei wird, rücken Sie von selbst nach und bekommen eine Mail."
                )
            ),
            _ when !mayCome => new(
                voice.Say("Für einen anderen Kreis", "For a different circle"),
                voice.Say("Dieses Event ist nicht für alle offen.", "This event is not open to everybody.")
            ),
            RegistrationState.Declined => new(
                voice.Say("Du hast abgesagt", "You said you cannot come", "Sie haben abgesagt"),
                voice.Say("Wenn es doch klappt, melde dich gern wieder an.", "If it works out after all, feel free to register again.", "Wenn es doch klappt, melden Sie sich gern wieder an.")
            ),
            _ when seats.IsFull => new(
                voice.Say("Gerade ausgebucht", "Fully booked just now"),
                voice.Say("Auf der Warteliste rückst du nach, sobald jemand absagt.", "On the waiting list you move up as soon as somebody cancels.", "Auf der Warteliste rücken Sie nach, sobald jemand absagt.")
            ),
            _ => new(
                voice.Say("Bist du dabei?", "Will you join?", "Sind Sie dabei?"),
                voice.Say("Ein Klick genügt. Den Termin und den Link bekommst du per Mail.", "One click is enough. The entry for your calendar and the link come by mail.", "Ein Klick genügt. Den Termin und den Link bekommen Sie per Mail.")
            ),
        };
}
