using System.Security.Cryptography;
using System.Text;
using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Digests.Audience;
using Automations.Digests.Editions;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Thanks;

/// <summary>Takes thanks in, tells whoever is thanked, and takes them back when that person wants it.</summary>
internal sealed class ThanksDesk(
    ThanksTable thanks,
    ThanksConsent consent,
    WishTable wishes,
    EditionTable editions,
    RemovedThanks removed,
    IChampionRegister register,
    IDirectory directory,
    IOutbox outbox,
    LaneBell bell,
    ISignedLinks links,
    ProgrammeSettings programme,
    TimeProvider time
)
{
    /// <summary>More than anybody says in earnest; so nobody floods the mailboxes of others.</summary>
    private const int MostADay = 10;

    private const int IdBytes = 12;

    /// <summary>Champions and community managers thank; others know neither the page nor the programme.</summary>
    public async Task<bool> MayThankAsync(SignedInPerson who, CancellationToken cancellation) =>
        who.PersonId is { } id && (who.IsCommunityManager || await register.FindAsync(id, cancellation) is { State: ChampionState.Active });

    public async Task<ThanksOutcome> SayAsync(SignedInPerson from, string to, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await directory.FindAsync(to, cancellation) is not { } person)
            return new(ThanksProblem.Unknown);
        if (person.Id.Equals(from.PersonId, StringComparison.OrdinalIgnoreCase))
            return new(ThanksProblem.Oneself);
        if (await wishes.FindAsync(person.Id, cancellation) is { NoThanks: true })
            return new(ThanksProblem.Unwanted);
        var said = new ThankYou(IdOf(from.PersonId!, person.Id, text, now), person.Id, person.DisplayName, from.PersonId!, from.Name, text, now);
        if (await thanks.FindAsync(said.Id, cancellation) is { } known)
            return new(ThanksProblem.None, known with { ToName = person.DisplayName }, IsNew: false, await consent.MayBeToldAsync(known, cancellation));
        if (await thanks.CountFromAsync(from.PersonId!, now.AddDays(-1), cancellation) >= MostADay)
            return new(ThanksProblem.TooMany);

        var isTold = await consent.MayBeToldAsync(said, cancellation);
        // the mail first: what dies between the two is said again, and the outbox knows the mail
        await outbox.QueueAsync(ThanksMail.To(person, said, isTold, links, programme), cancellation);
        await thanks.TryAddAsync(said, cancellation);
        await bell.RingAllAsync(client, cancellation);
        return new(ThanksProblem.None, said, IsNew: true, isTold);
    }

    /// <summary>No digest tells it from now on, nor one that is being made or looked at; one that has left cannot be called back for it.</summary>
    public async Task RemoveAsync(string id, CancellationToken cancellation)
    {
        await thanks.RemoveAsync(id, cancellation);
        foreach (var edition in (await editions.AllAsync(cancellation)).Where(edition => edition.State is EditionState.Collecting or EditionState.InReview))
            await removed.DropAsync(edition.Id, cancellation);
    }

    private static string IdOf(string from, string to, string text, DateTimeOffset now) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{to}\n{now:yyyyMMdd}\n{text}")).AsSpan(0, IdBytes));
}

internal enum ThanksProblem
{
    None,
    Unknown,
    Oneself,
    Unwanted,
    TooMany,
}

/// <param name="Said">Null with a problem.</param>
/// <param name="IsNew">False when the same was said that day already: it is not sent again, also when it has been taken back.</param>
/// <param name="IsTold">The next digest tells it.</param>
internal sealed record ThanksOutcome(ThanksProblem Problem, ThankYou? Said = null, bool IsNew = false, bool IsTold = false);
