using System.Globalization;
using Automations.Delivery.Outbox;

namespace Automations.Benchmarks.Delivery;

/// <summary>How close each lane came to its pace, and whether the ledger adds up.</summary>
internal sealed record PaceReport(int Recipients, IReadOnlyList<DeliveredRow> Rows, IReadOnlyList<string> ArrivedTwiceOrNever)
{
    private const int Allowed = 30;
    private const double LeastPace = 0.98;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public bool AddsUp => Rows.Count == Recipients && Count(LedgerState.Sent) == Recipients && ArrivedTwiceOrNever.Count == 0;

    public bool KeepsPace => Lanes().All(lane => lane.Pace is null or >= LeastPace) && Lanes().All(lane => lane.Most <= Allowed);

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
              messages              {Rows.Count:N0} targeted = {Count(LedgerState.Sent):N0} sent + {Count(LedgerState.Failed):N0} failed + {Count(LedgerState.Skipped):N0} skipped + {Count(LedgerState.InDoubt):N0} in doubt + {Count(LedgerState.Queued) + Count(LedgerState.Held) + Count(LedgerState.Sending):N0} queued
            {string.Join(Environment.NewLine, Lanes().Select(lane => string.Create(CultureInfo.InvariantCulture, $"  {lane.Name,-8}              {lane.Sent,6:N0} sent, {lane.Pace * 100:0.00} % of its pace, at most {lane.Most} in any minute")))}
              arrived twice, never  {(ArrivedTwiceOrNever.Count == 0 ? "nobody" : string.Join(", ", ArrivedTwiceOrNever.Take(5)))}
            """
        );

    private int Count(LedgerState state) => Rows.Count(row => row.State == state);

    /// <summary>
    /// Pace: what was sent before the lane's last minute, against what was allowed in that time. A lane that sent for a minute or less
    /// has none.
    /// </summary>
    private IEnumerable<(string Name, int Sent, double? Pace, int Most)> Lanes() =>
        from lane in Rows.Where(row => row.SentAt is not null).GroupBy(row => row.Lane).OrderBy(lane => lane.Key, StringComparer.Ordinal)
        let moments = lane.Select(row => row.SentAt!.Value).Order().ToList()
        let end = moments[^1] - Minute
        let minutes = (end - moments[0]) / Minute
        let inTime = moments.Count(at => at <= end)
        select (lane.Key, moments.Count, minutes > 0.5 ? inTime / ((Math.Floor(minutes + 0.01) + 1) * Allowed) : (double?)null, Report.MostWithinAMinute(moments));
}
