using System.Diagnostics;
using System.Globalization;
using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;

namespace Automations.Benchmarks.Delivery;

/// <summary>How long somebody waits who looks into the ledger.</summary>
internal static class LedgerLooks
{
    public static async Task<string> MeasureAsync(LedgerReader ledger, string workflow, string recipient)
    {
        (string Name, LedgerFilter Filter)[] looks =
        [
            ("all", new LedgerFilter()),
            ("a workflow", new LedgerFilter(workflow)),
            ("its failed", new LedgerFilter(workflow, State: LedgerState.Failed)),
            ("its sent", new LedgerFilter(workflow, State: LedgerState.Sent)),
            ("a lane", new LedgerFilter(Lane: "lane3")),
            ("a recipient", new LedgerFilter(Recipient: recipient)),
        ];
        var times = new List<string>();
        foreach (var (name, filter) in looks)
        {
            var started = Stopwatch.GetTimestamp();
            var extract = await ledger.ReadAsync(filter, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(started);
            if (filter.Recipient is not null && extract.Totals.Targeted != 1)
                throw new InvalidOperationException($"The ledger has {extract.Totals.Targeted} messages to {recipient}.");
            times.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {took.TotalMilliseconds:N0}"));
        }

        return $"  ledger, ms            {string.Join(", ", times)}";
    }
}
