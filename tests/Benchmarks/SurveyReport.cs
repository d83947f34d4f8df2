using System.Globalization;
using Automations.Delivery.Accounts;

namespace Automations.Benchmarks;

/// <param name="Inviting">From the order until every invitation has left.</param>
/// <param name="Taking">Of all answers together.</param>
/// <param name="MostInAMinute">Most mails the sender's mailbox sent in any sixty simulated seconds.</param>
internal sealed record SurveyReport(
    int People,
    int Answering,
    TimeSpan Inviting,
    TimeSpan Taking,
    TimeSpan WallTime,
    long PeakMemory,
    LedgerTotals Totals,
    int MostInAMinute,
    SurveyAccount Account,
    SurveyTotals Results
)
{
    private const int MailsPerMinute = 30;
    private const double Mebibyte = 1024 * 1024;

    public bool IsSound =>
        Account.Wrong.Count == 0
        && MostInAMinute <= MailsPerMinute
        && Totals is { Failed: 0, InDoubt: 0 }
        && Results == new SurveyTotals("Closed", People, Answering, Answering, Answering);

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""

              people asked          {People:N0}; {Account.Invitations:N0} invitations, {Account.Reminders:N0} reminders
              wrongly               {Wrong}
              answers               {Answering:N0} over HTTP, {Answering / Taking.TotalSeconds:N1} a second
              results               {Results.State}: {Results.Answered:N0} of {Results.Invited:N0} answered, {Results.Tallied:N0} counted, {Results.Texts:N0} texts
              messages              {Totals.Targeted:N0} targeted = {Totals.Sent:N0} sent + {Totals.Skipped:N0} skipped + {Totals.Failed:N0} failed + {Totals.InDoubt:N0} in doubt + {Totals.Queued + Totals.Held + Totals.Sending:N0} queued
              most in any minute    {MostInAMinute} of {MailsPerMinute} allowed (simulated time)
              inviting              {Inviting.TotalSeconds:N1} s
              wall time             {WallTime.TotalSeconds:N1} s
              messages a second     {Totals.Sent / WallTime.TotalSeconds:N1}
              peak memory           {PeakMemory / Mebibyte:N0} MiB

            {(IsSound ? "Sound." : "NOT SOUND.")}
            """
        );

    private string Wrong => Account.Wrong.Count == 0 ? "none" : $"{Account.Wrong.Count} people, for example {Account.Wrong[0]}";
}
