using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Outbox;

/// <summary>
/// A message in the due index: one partition a lane and priority, rows in order of their time, so that a lane reads what is due, and
/// when the next one will be, from the top. The ledger decides; a row too many here does no harm.
/// </summary>
public sealed class DueRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Message { get; set; } = "";

    /// <summary>The message is out of date from then on; null when it never is.</summary>
    public DateTimeOffset? Expires { get; set; }

    public static DueRow Of(LedgerEntry entry, DateTimeOffset due) =>
        new()
        {
            PartitionKey = PartitionOf(entry.Lane, entry.Priority),
            RowKey = $"{NameOf(due)}-{entry.RowKey}",
            Message = entry.PartitionKey,
            Expires = entry.Expires,
        };

    public static string PartitionOf(string lane, MessagePriority priority) => $"{lane}-{(int)priority}";

    /// <summary>What the rows of a moment begin with; sorts by time.</summary>
    public static string NameOf(DateTimeOffset due) => due.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The lane of a partition.</summary>
    public static string LaneOf(string partition) => partition[..partition.LastIndexOf('-')];

    public DateTimeOffset Due() => new(long.Parse(RowKey.AsSpan(0, 19), CultureInfo.InvariantCulture), TimeSpan.Zero);

    public MessageKey Key() => new(Message, RowKey[20..]);
}
