using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.People;
using Automations.Programme;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Activities;

/// <summary>Fixes what an edition says, and who gets it.</summary>
internal sealed class PublishActivities(EditionTable editions, EditionBlobs blobs, WishTable wishes, IChampionRegister register, ProgrammeSettings programme, TimeProvider time)
{
    public const string Publish = "PublishDigest";
    public const string ListAudience = "ListDigestAudience";
    public const string ForgetAudience = "ForgetDigestAudience";

    public const int PageSize = 500;

    [Function(Publish)]
    public async Task PublishAsync([ActivityTrigger] EditionMove move, CancellationToken cancellation)
    {
        var draft = await blobs.GetAsync<DigestContent>(move.Edition, EditionBlobs.Draft, cancellation);
        await blobs.TryAddAsync(move.Edition, EditionBlobs.Published, draft, cancellation);
        var content = await blobs.GetAsync<DigestContent>(move.Edition, EditionBlobs.Published, cancellation);
        var subjects = content.Words.ToDictionary(words => words.Key, words => words.Value.Subject);
        await editions.ChangeAsync(
            move.Edition,
            edition => edition.PublishedAt is null ? edition with { State = EditionState.Published, SendOn = move.SendOn, PublishedAt = time.GetUtcNow(), Subjects = subjects } : edition,
            cancellation
        );
    }

    /// <summary>Writes down everybody who wants the edition, a page at a time. Repeated, it starts over: nothing has been queued yet.</summary>
    [Function(ListAudience)]
    public async Task<DigestAudience> ListAsync([ActivityTrigger] string id, CancellationToken cancellation)
    {
        var edition = await editions.GetAsync(id, cancellation);
        var known = await wishes.AllAsync(cancellation);
        var (page, pages, recipients) = (new List<DigestReader>(PageSize), 0, 0);
        await foreach (var champion in register.ActiveAsync(cancellation))
        {
            var wish = known.GetValueOrDefault(champion.Person.Id);
            if ((wish ?? DigestWishes.None(champion.Person.Id)).WhyNot(edition.Cadence, edition.SendOn, programme.Digests) is not null)
                continue;
            page.Add(DigestReader.Of(champion, wish));
            if (page.Count == PageSize)
                await WritePageAsync();
        }

        if (page.Count > 0)
            await WritePageAsync();
        await editions.ChangeAsync(id, each => each with { Recipients = recipients }, cancellation);
        return new(recipients, pages);

        async Task WritePageAsync()
        {
            await blobs.WriteAsync(id, EditionBlobs.AudiencePage(pages++), page, cancellation);
            recipients += page.Count;
            page.Clear();
        }
    }

    /// <summary>The ledger knows who got it; nobody needs the list any more.</summary>
    [Function(ForgetAudience)]
    public async Task ForgetAsync([ActivityTrigger] string id, CancellationToken cancellation)
    {
        await blobs.DeleteAsync(id, "audience/", cancellation);
        await blobs.DeleteAsync(id, EditionBlobs.Collected, cancellation);
    }
}

public sealed record DigestAudience(int Recipients, int Pages);
