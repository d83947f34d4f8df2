using Automations.Delivery.Accounts;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.People;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Automations.Delivery.Bounces;

/// <summary>
/// Four times a day, looks into each sender mailbox for what came back, and notes it in the ledger. A look that breaks off is repeated
/// from where the last whole one ended.
/// </summary>
public sealed partial class BounceReader(
    ILanes lanes,
    LaneRoster roster,
    ReportMailbox mailbox,
    Ledger ledger,
    Tallies tallies,
    Unreachable unreachable,
    TimeProvider time,
    ILogger<BounceReader> log
)
{
    public const string ReadBounces = nameof(ReadBounces);

    /// <summary>The first look goes back so far.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(1);

    [Function(ReadBounces)]
    public async Task RunAsync([TimerTrigger("0 20 5,9,13,17 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var lane in await lanes.AllAsync(cancellationToken))
        {
            try
            {
                await ReadAsync(lane, cancellationToken);
            }
            catch (Exception trouble) when (trouble is TransientGraphException or GraphRefusedException)
            {
                CouldNotRead(log, lane.Id, trouble.Message);
            }
        }
    }

    private async Task ReadAsync(Lane lane, CancellationToken cancellation)
    {
        var after = await roster.ReadInboxUntilAsync(lane.Id, cancellation) ?? time.GetUtcNow() - FirstLook;
        while (await mailbox.ReadAsync(lane.Settings.Mailbox, after, cancellation) is { Count: > 0 } page)
        {
            foreach (var report in page.Select(NonDeliveryReport.Read).OfType<NonDeliveryReport>())
                await NoteAsync(lane, report, cancellation);
            after = page.Max(message => message.ReceivedDateTime) ?? after;
            await roster.KeepInboxUntilAsync(lane.Id, after, cancellation);
        }
    }

    private async Task NoteAsync(Lane lane, NonDeliveryReport report, CancellationToken cancellation)
    {
        if (await mailbox.FindAsync(lane.Settings.Mailbox, report.MessageId, cancellation) is not { } key)
            return;
        var why = report.Code ?? "no status code";
        foreach (var part in (await ledger.FindAsync(key, cancellation))?.PartKeys() ?? [])
            await NoteAsync(part, report, why, cancellation);
        await NoteAsync(key, report, why, cancellation);
    }

    private async Task NoteAsync(MessageKey key, NonDeliveryReport report, string why, CancellationToken cancellation)
    {
        var entry = await ledger.FindAsync(key, cancellation);
        while (entry is { State: LedgerState.Sent or LedgerState.Sending or LedgerState.InDoubt } left)
        {
            left.State = LedgerState.Failed;
            left.Explain(new(LedgerReason.Bounced, why));
            left.ClaimedUntil = null;
            entry = await ledger.TryUpdateAsync(left, cancellation) ? left : await ledger.FindAsync(key, cancellation);
        }

        if (entry is { Reason: LedgerReason.Bounced })
            await tallies.TouchAsync(entry.PartitionKey, queuedAt: null, cancellation);
        if (entry is { Reason: LedgerReason.Bounced } && report.IsHard)
        {
            var person = entry.RecipientId ?? entry.RecipientAddress;
            await unreachable.AddAsync(new(person, entry.RecipientAddress, why, time.GetUtcNow()), cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came back to lane {Lane} could not be read, and is read next time: {Reason}")]
    private static partial void CouldNotRead(ILogger log, string lane, string reason);
}
