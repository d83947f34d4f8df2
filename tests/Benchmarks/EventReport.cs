using System.Globalization;
using Automations.Delivery.Accounts;

namespace Automations.Benchmarks;

/// <param name="Seats">As the app counts them.</param>
/// <param name="MostInAMinute">Most mails that one sender mailbox sent in any sixty simulated seconds.</param>
/// <param name="Foretold">By reminder, how many people the app told managers it would reach in time.</param>
internal sealed record EventReport(
    int Registrations,
    int Seats,
    TimeSpan Registering,
    TimeSpan WallTime,
    long PeakMemory,
    LedgerTotals Totals,
    int Lanes,
    int MostInAMinute,
    IReadOnlyDictionary<string, int> Foretold,
    ReminderAccount Reminders
)
{
    public const int MailsPerMinute = 30;

    private const double Mebibyte = 1024 * 1024;

    public bool IsSound => Seats == Registrations && MostInAMinute <= MailsPerMinute && Reminders.Wrong.Count == 0 && Totals is { Failed: 0, InDoubt: 0 };

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""

              registrations         {Registrations:N0}, one HTTP request each; {Seats:N0} seats taken
              registrations/s       {Registrations / Registering.TotalSeconds:N1}
              messages              {Totals.Targeted:N0} targeted = {Totals.Sent:N0} sent + {Totals.Skipped:N0} skipped + {Totals.Failed:N0} failed + {Totals.InDoubt:N0} in doubt + {Totals.Queued + Totals.Held + Totals.Sending:N0} queued
            {string.Join(Environment.NewLine, Reminders.ByKind.Select(Line))}
              reminders wrong       {Wrong}
              most in any minute    {MostInAMinute} of {MailsPerMinute} allowed for each of {Lanes} mailboxes (simulated time)
              wall time             {WallTime.TotalSeconds:N1} s
              messages a second     {Totals.Sent / WallTime.TotalSeconds:N1}
              peak memory           {PeakMemory / Mebibyte:N0} MiB

            {(IsSound ? "Sound." : "NOT SOUND.")}
            """
        );

    private string Wrong => Reminders.Wrong.Count == 0 ? "none" : $"for {Reminders.Wrong.Count} people, for example {Reminders.Wrong[0]}";

    private string Line(KeyValuePair<string, (int Sent, int Expired)> kind) =>
        string.Create(CultureInfo.InvariantCulture, $"  reminder {kind.Key,-5}        {kind.Value.Sent:N0} sent + {kind.Value.Expired:N0} out of date before their turn; the app foretold {Foretold.GetValueOrDefault(kind.Key):N0}");
}
