using System.Text.Json;
using Automations.Programme;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Outbox;

/// <summary>One message's row in the ledger: what was wanted, how far it came, and where to go on after a crash.</summary>
public sealed class LedgerEntry : ITableEntity
{
    /// <summary>A table property holds 64 KiB of UTF-16.</summary>
    private const int LongestIntent = 32_000;

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Lane { get; set; } = "";

    /// <summary>Its workflow wants this lane and no other.</summary>
    public bool IsBound { get; set; }

    public string Workflow { get; set; } = "";

    public string Occasion { get; set; } = "";

    public string Template { get; set; } = "";

    public MessageKind Kind { get; set; }

    public MessagePriority Priority { get; set; }

    public string? RecipientId { get; set; }

    public string RecipientName { get; set; } = "";

    public string RecipientAddress { get; set; } = "";

    public LedgerState State { get; set; }

    /// <summary>Why it is held, failed, skipped or in doubt; null in rows of before there were kinds of reasons.</summary>
    public LedgerReason? Reason { get; set; }

    /// <summary>The particulars of the reason, in English.</summary>
    public string? Why { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>The lane looks at it from then on; part of its row's name in the due index.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Out of date from then on; null when it never is, and in rows of before the ledger noted it.</summary>
    public DateTimeOffset? Expires { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? FirstAttempt { get; set; }

    public int Attempts { get; set; }

    public SendingStep Step { get; set; }

    /// <summary>Whoever wrote it works on the message until then; nobody else does.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>Graph's immutable id of the draft, the sent message or the event.</summary>
    public string? GraphId { get; set; }

    /// <summary>It may become one mail with others to the same person.</summary>
    public bool Merges { get; set; }

    /// <summary>The workflow of the message in whose mail it leaves.</summary>
    public string? CarrierWorkflow { get; set; }

    /// <summary>Row of the message in whose mail it leaves.</summary>
    public string? CarrierRow { get; set; }

    /// <summary>The messages that leave in this one's mail; null as long as that is not decided.</summary>
    public string? Parts { get; set; }

    public string Intent { get; set; } = "";

    public static LedgerEntry Of(MessageIntent intent, string lane, DateTimeOffset now, DateTimeOffset due)
    {
        var key = MessageKey.Of(intent);
        var json = JsonSerializer.Serialize(intent, ProgrammeJson.Options);
        if (json.Length > LongestIntent)
            throw new ArgumentException($"The message {intent.Occasion} carries {json.Length} characters; {LongestIntent} are the most.", nameof(intent));
        var entry = new LedgerEntry
        {
            PartitionKey = key.Partition,
            RowKey = key.Row,
            Lane = lane,
            Workflow = intent.Workflow,
            Occasion = intent.Occasion,
            Template = intent.Template,
            Kind = intent.Kind,
            Priority = intent.Priority,
            RecipientId = intent.Recipient.PersonId?.ToLowerInvariant(),
            RecipientName = intent.Recipient.Name,
            RecipientAddress = intent.Recipient.Address.ToLowerInvariant(),
            State = due > now ? LedgerState.Held : LedgerState.Queued,
            QueuedAt = now,
            Due = due,
            Expires = intent.Expires,
            Intent = json,
        };
        entry.Explain(due <= now ? null : intent.NotBefore > now ? Explanation.Planned : Explanation.WorkingHours);
        return entry;
    }

    /// <param name="explanation">Null when nothing needs one.</param>
    public void Explain(Explanation? explanation) => (Reason, Why) = (explanation?.Reason, explanation?.Particulars);

    public MessageKey? CarrierKey() => CarrierRow is null ? null : new(MessageKey.PartitionOf(CarrierWorkflow!), CarrierRow);

    public IReadOnlyList<MessageKey>? PartKeys() => Parts is null ? null : JsonSerializer.Deserialize<List<MessageKey>>(Parts, ProgrammeJson.Options);

    public void SetParts(IReadOnlyList<MessageKey>? parts) => Parts = parts is null ? null : JsonSerializer.Serialize(parts, ProgrammeJson.Options);

    public MessageKey Key() => new(PartitionKey, RowKey);

    public MessageIntent ReadIntent() => JsonSerializer.Deserialize<MessageIntent>(Intent, ProgrammeJson.Options)!;

    public bool IsOver() => State is LedgerState.Sent or LedgerState.Failed or LedgerState.Skipped or LedgerState.InDoubt;
}
