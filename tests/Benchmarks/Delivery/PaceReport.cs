using System.Globalization;
using Automations.Delivery.Outbox;
using Automations.Programme;

namespace Automations.Benchmarks.Delivery;

/// <summary>How close each lane came to its pace, whether the ledger adds up, and whether everybody got exactly one mail.</summary>
internal sealed record PaceReport(int Recipients, IReadOnlyList<DeliveredRow> Rows, IReadOnlyList<string> ArrivedTwiceOrNever)
{
    private const double LeastPace = 0.98;
    private const int Named = 5;
    private static readonly SenderLane Limits = new() { Id = "any", Mailbox = "" };

    public bool AddsUp => Rows.Count == Recipients && Count(LedgerState.Sent) == Recipients;

    public bool IsExactlyOnce => ArrivedTwiceOrNever.Count == 0;

    public bool KeepsPace => Lanes().All(lane => lane.Pace is null or >= LeastPace);

    public bool KeepsLimits => Lanes().All(lane => lane.Most <= Limits.MessagesPerMinute && lane.MostInADay <= Limits.RecipientsPerDay);

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
              messages              {Rows.Count:N0} targeted = {Count(LedgerState.Sent):N0} sent + {Count(LedgerState.Failed):N0} failed + {Count(LedgerState.Skipped):N0} skipped + {Count(LedgerState.InDoubt):N0} in doubt + {Count(LedgerState.Queued) + Count(LedgerState.Held) + Count(LedgerState.Sending):N0} queued
            {string.Join(Environment.NewLine, Lanes().Select(lane => string.Create(CultureInfo.InvariantCulture, $"  {lane.Name,-8}              {lane.Sent,6:N0} sent, {lane.Pace * 100:0.00} % of its pace, at most {lane.Most} in any minute and {lane.MostInADay:N0} in any day")))}
              exactly one mail each {(IsExactlyOnce ? "yes" : $"NO: {string.Join(", ", ArrivedTwiceOrNever.Take(Named))} and others, {ArrivedTwiceOrNever.Count} in all")}
              ledger adds up        {(AddsUp ? "yes, all sent, nothing in doubt" : "NO")}
              limits kept           {(KeepsLimits ? "yes" : "NO")}
            """
        );

    private int Count(LedgerState state) => Rows.Count(row => row.State == state);

    private IEnumerable<(string Name, int Sent, double? Pace, int Most, int MostInADay)> Lanes() =>
        from lane in Rows.Where(row => row.SentAt is not null).GroupBy(row => row.Lane).OrderBy(lane => lane.Key, StringComparer.Ordinal)
        let moments = lane.Select(row => row.SentAt!.Value).Order().ToList()
        select (lane.Key, moments.Count, LanePaces.Of(moments, Limits), Report.MostWithinAMinute(moments), MostWithinADay(moments));

    private static int MostWithinADay(List<DateTimeOffset> moments)
    {
        var (most, oldest) = (0, 0);
        for (var number = 0; number < moments.Count; number++)
        {
            while (moments[oldest] <= moments[number] - TimeSpan.FromDays(1))
                oldest++;
            most = Math.Max(most, number - oldest + 1);
        }

        return most;
    }
}
