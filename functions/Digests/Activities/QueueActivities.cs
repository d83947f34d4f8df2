using System.Text.Json;
using Automations.Delivery;
using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Digests.Mail;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Activities;

/// <summary>Puts one page of readers into the outbox. A second time nothing is added: the outbox knows each message by its occasion.</summary>
internal sealed class QueueActivities(EditionTable editions, EditionBlobs blobs, PersonalNews personal, EditionShelf shelf, ISignedLinks links, IOutbox outbox, ProgrammeSettings programme, TimeProvider time)
{
    public const string QueuePage = "QueueDigestPage";

    /// <summary>What could not be sent for so long is no news any more.</summary>
    private static readonly TimeSpan OfUse = TimeSpan.FromDays(14);

    [Function(QueuePage)]
    public async Task QueueAsync([ActivityTrigger] DigestPage page, CancellationToken cancellation)
    {
        var edition = await editions.GetAsync(page.Edition, cancellation);
        var content = (await shelf.PublishedAsync(page.Edition, cancellation)).Content;
        var yours = await personal.OfAsync(page.Edition, cancellation);
        var readers = await blobs.GetAsync<List<DigestReader>>(page.Edition, EditionBlobs.AudiencePage(page.Page), cancellation);
        await outbox.QueueManyAsync([.. readers.Select(reader => MessageTo(reader, page, edition, content, yours))], cancellation);
    }

    private MessageIntent MessageTo(DigestReader reader, DigestPage page, Edition edition, DigestContent content, PersonalPlaces yours)
    {
        var now = time.GetUtcNow();
        var to = reader.Recipient;
        var sends = LocalSendTime.Of(programme.CalendarOf(to.Holidays, to.TimeZone), page.SendOn, edition.SendAt, now);
        var view = new DigestSlots(edition.Id, reader.Person, NewsOrder.For(reader, content), yours.For(reader));
        return new()
        {
            Occasion = $"{page.Instance}/digest",
            Workflow = page.Instance,
            Recipient = to,
            Template = DigestComposer.Name,
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
            Priority = MessagePriority.Bulk,
            NotBefore = sends,
            Expires = sends + OfUse,
            Unsubscribe = links.ForUnsubscribing(reader.Person, reader.Language, now),
            StandsAlone = true,
        };
    }
}
