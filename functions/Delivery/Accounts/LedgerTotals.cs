using Automations.Delivery.Outbox;

namespace Automations.Delivery.Accounts;

/// <summary>Every message is in exactly one of these, so that they always add up to <see cref="Targeted"/>.</summary>
public sealed record LedgerTotals(int Sent, int Failed, int Skipped, int InDoubt, int Queued, int Held, int Sending)
{
    public int Targeted => Sent + Failed + Skipped + InDoubt + Queued + Held + Sending;

    public static LedgerTotals Of(IReadOnlyDictionary<LedgerState, int> counts)
    {
        int Count(LedgerState state) => counts.GetValueOrDefault(state);
        return new(
            Count(LedgerState.Sent),
            Count(LedgerState.Failed),
            Count(LedgerState.Skipped),
            Count(LedgerState.InDoubt),
            Count(LedgerState.Queued),
            Count(LedgerState.Held),
            Count(LedgerState.Sending)
        );
    }

    public static LedgerTotals Sum(IEnumerable<LedgerTotals> all) =>
        all.Aggregate(
            new LedgerTotals(0, 0, 0, 0, 0, 0, 0),
            (sum, each) =>
                new(
                    sum.Sent + each.Sent,
                    sum.Failed + each.Failed,
                    sum.Skipped + each.Skipped,
                    sum.InDoubt + each.InDoubt,
                    sum.Queued + each.Queued,
                    sum.Held + each.Held,
                    sum.Sending + each.Sending
                )
        );

    public int Of(LedgerState state) =>
        state switch
        {
            LedgerState.Sent => Sent,
            LedgerState.Failed => Failed,
            LedgerState.Skipped => Skipped,
            LedgerState.InDoubt => InDoubt,
            LedgerState.Queued => Queued,
            LedgerState.Held => Held,
            _ => Sending,
        };
}
