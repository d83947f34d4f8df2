using System.Globalization;
using Automations.Delivery.Accounts;

namespace Automations.Benchmarks;

/// <param name="MostInAMinute">Most mails the sender's mailbox sent in any sixty simulated seconds.</param>
internal sealed record Report(int SignUps, int Completed, TimeSpan WallTime, long PeakMemory, LedgerTotals Totals, int MostInAMinute)
{
    private const int MailsPerMinute = 30;
    private const double Mebibyte = 1024 * 1024;

    public bool IsSound => Completed == SignUps && MostInAMinute <= MailsPerMinute && Totals.Sent + Totals.Skipped == Totals.Targeted;

    public static int MostWithinAMinute(IReadOnlyList<DateTimeOffset> moments)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < moments.Count; last++)
        {
            while (moments[last] - moments[first] >= TimeSpan.FromMinutes(1))
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""

              sign-ups completed    {Completed:N0} of {SignUps:N0}
              messages              {Totals.Targeted:N0} targeted = {Totals.Sent:N0} sent + {Totals.Skipped:N0} skipped + {Totals.Failed:N0} failed + {Totals.InDoubt:N0} in doubt + {Totals.Queued + Totals.Held + Totals.Sending:N0} queued
              most in any minute    {MostInAMinute} of {MailsPerMinute} allowed (simulated time)
              wall time             {WallTime.TotalSeconds:N1} s
              messages a second     {Totals.Sent / WallTime.TotalSeconds:N1}
              peak memory           {PeakMemory / Mebibyte:N0} MiB

            {(IsSound ? "Sound." : "NOT SOUND.")}
            """
        );
}
