using Automations.Delivery.Outbox;
using Automations.Programme;
using Azure.Data.Tables;

namespace Automations.Delivery.Accounts;

/// <summary>
/// Answers what became of the messages. Counting reads nothing but states, and workflows that are settled not at all; what is listed is
/// read a page at a time.
/// </summary>
public sealed class LedgerReader(LedgerCounts counts, Tallies tallies, LedgerScan scan, LedgerLines lines, ProgrammeSettings programme)
{
    private static readonly string[] States = [nameof(LedgerEntry.State)];

    public async Task<LedgerExtract> ReadAsync(LedgerFilter filter, CancellationToken cancellation)
    {
        var known = await ScopeAsync(filter, cancellation);
        var condition = ConditionOf(filter);
        var counted = condition is null ? await counts.OfAsync(known, cancellation) : await CountAsync(known, condition, cancellation);
        var totals = LedgerTotals.Sum(counted.Select(each => each.Totals));
        var matches = counted
            .Select(each => (each.Partition, Matching: filter.State is { } state ? each.Totals.Of(state) : each.Totals.Targeted))
            .Where(each => each.Matching > 0)
            .ToList();
        var wanted = filter.State is { } only ? LedgerScan.And(TableClient.CreateQueryFilter($"State eq {only.ToString()}"), condition) : condition;
        var page = await lines.ReadAsync(matches, wanted, filter.After, filter.Size, cancellation);
        return new LedgerExtract(totals, matches.Sum(each => each.Matching), page.Lines, page.Next?.ToString(), page.IsLatestFirst);
    }

    private async Task<IReadOnlyList<Tally>> ScopeAsync(LedgerFilter filter, CancellationToken cancellation)
    {
        var workflow = filter.Workflow ?? (filter.Edition is { } edition ? $"digest-{programme.Id}-{edition}" : null);
        if (workflow is null)
            return await tallies.AllAsync(cancellation);
        var partition = MessageKey.PartitionOf(workflow);
        // one without a tally may be from before there were any
        return [await tallies.FindAsync(partition, cancellation) ?? new Tally(partition, DateTimeOffset.MinValue, Settled: null, default)];
    }

    private async Task<IReadOnlyList<WorkflowCount>> CountAsync(IReadOnlyList<Tally> known, string condition, CancellationToken cancellation)
    {
        var found = known.ToDictionary(tally => tally.Partition, _ => new Dictionary<LedgerState, int>(), StringComparer.Ordinal);
        void Count(LedgerEntry entry)
        {
            // a workflow whose first message is being written right now has no tally yet
            if (found.TryGetValue(entry.PartitionKey, out var states))
                states[entry.State] = states.GetValueOrDefault(entry.State) + 1;
        }

        if (known is [var single])
            await scan.OfAsync(single.Partition, condition, States, Count, cancellation);
        else
            await scan.OfAllAsync([.. found.Keys], condition, States, Count, cancellation);
        return [.. known.Select(tally => new WorkflowCount(tally.Partition, LedgerTotals.Of(found[tally.Partition])))];
    }

    /// <summary>What is asked besides workflow and state.</summary>
    private static string? ConditionOf(LedgerFilter filter)
    {
        var lane = filter.Lane is { } id ? TableClient.CreateQueryFilter($"Lane eq {id}") : null;
        var recipient = filter.Recipient is { } who ? TableClient.CreateQueryFilter($"(RecipientAddress eq {who} or RecipientId eq {who})") : null;
        return lane is null ? recipient : LedgerScan.And(lane, recipient);
    }
}
