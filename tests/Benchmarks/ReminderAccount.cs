using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;

namespace Automations.Benchmarks;

/// <summary>What the ledger says of an event's reminders, held against what is in the mailboxes.</summary>
/// <param name="Expired">Out of date before its turn came, at the pace a mailbox may send.</param>
/// <param name="Wrong">People with a reminder too many or too few, or one the mailbox and the ledger do not agree on.</param>
internal sealed record ReminderAccount(IReadOnlyDictionary<string, (int Sent, int Expired)> ByKind, IReadOnlyList<string> Wrong)
{
    private const string Occasion = "/reminder-";

    /// <summary>In German and in English, days and an hour before.</summary>
    private static readonly string[] Subjects = ["Nicht vergessen", "Do not forget", "Gleich geht es los", "Starting soon"];

    public static IReadOnlyList<string> Kinds { get; } = ["P7D", "P1D", "PT1H"];

    public static ReminderAccount Of(IEnumerable<string> people, IEnumerable<LedgerLine> lines, IEnumerable<DeliveredMail> mails)
    {
        var reminders = lines.Where(line => line.Occasion.Contains(Occasion, StringComparison.Ordinal)).ToList();
        var byPerson = reminders.ToLookup(line => line.RecipientAddress, StringComparer.OrdinalIgnoreCase);
        var delivered = mails.Where(mail => Subjects.Any(begin => mail.Subject.StartsWith(begin, StringComparison.Ordinal)))
            .SelectMany(mail => mail.To)
            .CountBy(to => to, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return new(
            Kinds.ToDictionary(kind => kind, kind => (reminders.Count(line => IsOf(line, kind) && IsSent(line)), reminders.Count(line => IsOf(line, kind) && IsExpired(line)))),
            [.. people.Where(person => !IsRight([.. byPerson[person]], delivered.GetValueOrDefault(person)))]
        );
    }

    private static bool IsRight(IReadOnlyList<LedgerLine> lines, int delivered) =>
        Kinds.All(kind => lines.Count(line => IsOf(line, kind)) == 1)
        && lines.All(line => IsSent(line) || IsExpired(line))
        && lines.Count(IsSent) == delivered;

    private static bool IsOf(LedgerLine line, string kind) => line.Occasion.Contains($"{Occasion}{kind}-", StringComparison.Ordinal);

    private static bool IsSent(LedgerLine line) => line.State == LedgerState.Sent;

    private static bool IsExpired(LedgerLine line) => line is { State: LedgerState.Skipped, Reason: LedgerReason.Expired };
}
