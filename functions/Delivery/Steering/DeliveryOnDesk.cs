using Automations.Delivery.Accounts;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Programme.Desk;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Steering;

/// <summary>What keeps messages from leaving, and what has gone wrong lately.</summary>
internal sealed class DeliveryOnDesk(SendingSwitch sending, ILanes lanes, Tallies tallies, LedgerCounts counts, TimeProvider time) : IDeskSource
{
    /// <summary>Of workflows that wrote to somebody within so many days: older trouble stands in the ledger, and not on the desk for ever.</summary>
    private const int Days = 14;

    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-Days);
        var lately = (await tallies.AllAsync(cancellation)).Where(tally => tally.Latest >= since).ToList();
        var totals = LedgerTotals.Sum((await counts.OfAsync(lately, cancellation)).Select(each => each.Totals));
        return
        [
            .. await StoppedAsync(cancellation),
            .. await RestingAsync(cancellation),
            .. Of(totals.Failed, LedgerState.Failed, "Nachrichten der letzten zwei Wochen, die nicht verschickt werden konnten", "Messages of the last two weeks that could not be sent"),
            .. Of(totals.InDoubt, LedgerState.InDoubt, "Nachrichten der letzten zwei Wochen, von denen nicht sicher ist, ob sie ankamen", "Messages of the last two weeks that may or may not have arrived"),
        ];
    }

    private async Task<IEnumerable<DeskItem>> StoppedAsync(CancellationToken cancellation) =>
        await sending.ReadAsync(cancellation) is null
            ? []
            : [new(DeskUrgency.Trouble, "Der Versand ist angehalten: Es geht keine Nachricht hinaus", "Sending is stopped: no message leaves", "/ledger")];

    private async Task<IEnumerable<DeskItem>> RestingAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return
            from lane in await lanes.AllAsync(cancellation)
            where lane.Standing == LaneStanding.Active && lane.RestsUntil > now
            select new DeskItem(
                DeskUrgency.Underway,
                $"Das Absenderpostfach {lane.Settings.Mailbox} macht Pause",
                $"The sender mailbox {lane.Settings.Mailbox} is resting",
                "/ledger",
                Until: lane.RestsUntil
            );
    }

    private static IEnumerable<DeskItem> Of(int count, LedgerState state, string de, string en) =>
        count > 0 ? [new(DeskUrgency.Trouble, $"{de}: {count}", $"{en}: {count}", $"/ledger?state={state}")] : [];
}
