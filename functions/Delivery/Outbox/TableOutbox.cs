using Automations.Delivery.Accounts;
using Automations.Delivery.Lanes;
using Automations.Delivery.Merging;
using Automations.Delivery.Sending;
using Automations.Delivery.Steering;
using Automations.Programme;

namespace Automations.Delivery.Outbox;

internal sealed class TableOutbox(
    Ledger ledger,
    DueIndex dueIndex,
    Tallies tallies,
    Companions companions,
    ILanes lanes,
    Recall recall,
    ProgrammeSettings programme,
    TimeProvider time
) : IOutbox
{
    public async Task QueueAsync(MessageIntent intent, CancellationToken cancellation)
    {
        var entry = EntryOf(intent, await lanes.AllAsync(cancellation), shares: null);
        if (!await ledger.TryAddAsync(entry, cancellation))
            entry = await ledger.FindAsync(entry.Key(), cancellation) ?? entry;

        // also for an entry that was there: the process may have died right here the first time
        if (!entry.IsOver())
        {
            await companions.AddAsync([entry], cancellation);
            await dueIndex.AddAsync(DueRow.Of(entry, entry.Due), cancellation);
        }

        await tallies.TouchAsync(entry.PartitionKey, entry.QueuedAt, cancellation);
    }

    public async Task QueueManyAsync(IReadOnlyCollection<MessageIntent> intents, CancellationToken cancellation)
    {
        if (intents.Count == 0)
            return;
        if (intents.Select(intent => intent.Workflow).Distinct(StringComparer.Ordinal).Skip(1).FirstOrDefault() is { } other)
            throw new ArgumentException($"Only messages of one workflow are queued together; there is one of {other} as well.", nameof(intents));

        var all = await lanes.AllAsync(cancellation);
        var shares = LaneChoice.Shares(LaneChoice.Able(all, time.GetUtcNow()), intents.Count);
        var entries = intents.Select(intent => EntryOf(intent, all, shares)).DistinctBy(entry => entry.RowKey).ToList();
        var stored = await ledger.AddManyAsync(entries, cancellation);
        var open = stored.Where(entry => !entry.IsOver()).ToList();
        await companions.AddAsync(open, cancellation);
        await dueIndex.AddManyAsync(open.Select(entry => DueRow.Of(entry, entry.Due)), cancellation);
        await tallies.TouchAsync(entries[0].PartitionKey, entries[0].QueuedAt, cancellation);
    }

    public Task<int> CancelAsync(Cancellation which, CancellationToken cancellation) =>
        recall.CancelAsync(
            new MessageFilter(which.Workflow, which.PersonId, Occasions: which.Occasions, Except: which.Except),
            new(LedgerReason.WorkflowEnded, which.Reason),
            cancellation
        );

    public async Task<bool> SkipAsync(string workflow, string occasion, string recipient, string reason, CancellationToken cancellation) =>
        await ledger.FindAsync(MessageKey.Of(workflow, occasion, recipient), cancellation) is { } entry
        && await recall.TrySkipAsync(entry, new(LedgerReason.WorkflowEnded, reason), cancellation);

    /// <param name="shares">How many more each lane gets of many; null for a single message.</param>
    private LedgerEntry EntryOf(MessageIntent intent, IReadOnlyList<Lane> all, Dictionary<string, int>? shares)
    {
        var now = time.GetUtcNow();
        // an appointment stays in the programme's own calendar, where later changes and answers are looked for
        var isBound = intent.Lane is not null || intent.Kind == MessageKind.Invitation;
        var lane = isBound ? Named(all, intent.Lane) : Choose(all, intent, shares, now);
        var entry = LedgerEntry.Of(intent, lane.Id, now, DueTime.Of(intent, programme, now));
        entry.IsBound = isBound;
        entry.Merges = MergeRules.MayMerge(intent);
        Gather(entry, intent, now);
        return entry;
    }

    /// <summary>What could leave right away and may merge waits a moment for others.</summary>
    private static void Gather(LedgerEntry entry, MessageIntent intent, DateTimeOffset now)
    {
        var gathered = now + MergeRules.Gathering;
        if (!entry.Merges || entry.Due >= gathered || intent.Expires <= gathered)
            return;
        (entry.State, entry.Due) = (LedgerState.Held, gathered);
        entry.Explain(Explanation.Together);
    }

    private static Lane Named(IReadOnlyList<Lane> all, string? id) =>
        all.FirstOrDefault(lane => id is null || lane.Id == id) ?? throw new ArgumentException($"The programme has no lane '{id}'.", nameof(id));

    private static Lane Choose(IReadOnlyList<Lane> all, MessageIntent intent, Dictionary<string, int>? shares, DateTimeOffset now)
    {
        var lanes = LaneChoice.InOrder(LaneChoice.Able(all, now), WeeklyCap.PersonOf(intent.Recipient));
        if (shares is null)
            return lanes[0];
        var lane = lanes.FirstOrDefault(lane => shares.GetValueOrDefault(lane.Id) > 0) ?? lanes[0];
        shares[lane.Id] = shares.GetValueOrDefault(lane.Id) - 1;
        return lane;
    }
}
