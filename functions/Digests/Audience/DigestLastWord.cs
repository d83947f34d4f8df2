using System.Text.Json;
using Automations.Delivery;
using Automations.Delivery.Sending;
using Automations.Digests.Editions;
using Automations.Digests.Mail;
using Automations.People;
using Automations.Programme;

namespace Automations.Digests.Audience;

/// <summary>Whoever has paused, unsubscribed or left since the digest was queued does not get it.</summary>
internal sealed class DigestLastWord(EditionTable editions, WishTable wishes, IChampionRegister register, ProgrammeSettings programme) : ILastWord
{
    public string Template => DigestComposer.Name;

    public async Task<string?> WhyNotAsync(MessageIntent intent, DateTimeOffset now, CancellationToken cancellation)
    {
        var view = intent.View.Deserialize<DigestSlots>(ProgrammeJson.Options)!;
        if (await editions.FindAsync(view.Edition, cancellation) is not { IsPublished: true } edition)
            return "the digest was called back";
        if (await register.FindAsync(view.Person, cancellation) is not { State: ChampionState.Active })
            return "the recipient is no active champion any more";
        var today = programme.CalendarOf(intent.Recipient.Holidays, intent.Recipient.TimeZone).DayOf(now);
        return (await wishes.FindAsync(view.Person, cancellation))?.WhyNot(edition.Cadence, today, programme.Digests);
    }
}
