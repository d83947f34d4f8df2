using Automations.Delivery.Outbox;
using Automations.People;
using Automations.Programme;

namespace Automations.Delivery.Sending;

/// <summary>Mail by way of a draft: once its id is in the ledger, Graph can always say whether it was sent.</summary>
internal sealed class MailTransport(MailboxDrafts drafts, Composer composer, ProgrammeSettings programme, TimeProvider time) : ITransport
{
    public MessageKind Kind => MessageKind.Mail;

    public async Task<TransportResult> SendAsync(Shipment shipment, CancellationToken cancellation)
    {
        if (shipment.Step >= SendingStep.Sending)
            return await SettleAsync(shipment, cancellation);

        var earlier = shipment.IsRepeated ? await drafts.FindAsync(shipment.Mailbox, shipment.Key, cancellation) : null;
        if (earlier is { IsDraft: false })
            return TransportResult.Sent(earlier.Id);
        if (earlier is not null && shipment.Passengers.IsOutdated)
        {
            await drafts.DiscardAsync(shipment.Mailbox, earlier.Id, shipment.Key, cancellation);
            earlier = null;
        }

        return await SendDraftAsync(shipment, earlier?.Id ?? await CreateDraftAsync(shipment, cancellation), cancellation);
    }

    /// <summary>An earlier attempt may have sent it: only what Graph shows as a draft is sent.</summary>
    private async Task<TransportResult> SettleAsync(Shipment shipment, CancellationToken cancellation)
    {
        MailboxMessage? found;
        try
        {
            found =
                await drafts.GetAsync(shipment.Mailbox, shipment.GraphId!, cancellation)
                ?? await drafts.FindAsync(shipment.Mailbox, shipment.Key, cancellation);
        }
        catch (GraphRefusedException refused) when (!MailboxTrouble.Is(refused))
        {
            return TransportResult.InDoubt($"It may have left, and Graph does not tell: {refused.Message}");
        }

        if (found is { IsDraft: false })
            return TransportResult.Sent(found.Id);
        if (shipment.Step == SendingStep.Accepted)
            return found is null ? TransportResult.Sent(shipment.GraphId) : TransportResult.Accepted(found.Id);
        return found is null
            ? TransportResult.InDoubt("It may have left; the mailbox holds neither the draft nor the sent message any more.")
            : await SendDraftAsync(shipment, found.Id, cancellation);
    }

    private async Task<string> CreateDraftAsync(Shipment shipment, CancellationToken cancellation)
    {
        IReadOnlyList<MessageIntent> intents = [shipment.Intent, .. shipment.Passengers.Intents];
        var content = await composer.ComposeAsync(intents, cancellation);
        var unsubscribe = intents.Select(intent => intent.Unsubscribe).FirstOrDefault(address => address is not null);
        var head = new MailHead(programme.Name, shipment.Mailbox, shipment.Intent.Recipient, shipment.Key, time.GetUtcNow(), unsubscribe);
        var mime = MimeMail.Write(head, content, [.. intents.SelectMany(intent => intent.Attachments)]);
        return await drafts.CreateAsync(shipment.Mailbox, shipment.Key, mime, cancellation);
    }

    private async Task<TransportResult> SendDraftAsync(Shipment shipment, string draftId, CancellationToken cancellation)
    {
        await shipment.BeginAsync(draftId, cancellation);
        await drafts.SendAsync(shipment.Mailbox, draftId, cancellation);
        shipment.NoteLeft();
        return await IsSentAsync(shipment, draftId, cancellation) ? TransportResult.Sent(draftId) : TransportResult.Accepted(draftId);
    }

    private async Task<bool> IsSentAsync(Shipment shipment, string draftId, CancellationToken cancellation)
    {
        try
        {
            return await drafts.GetAsync(shipment.Mailbox, draftId, cancellation) is { IsDraft: false };
        }
        catch (Exception trouble) when (trouble is TransientGraphException or GraphRefusedException)
        {
            return false;
        }
    }
}
