using System.Security.Cryptography;
using System.Text;

namespace Automations.Delivery.Outbox;

/// <summary>
/// Names one message in the ledger: the workflow's partition and a digest of occasion and recipient, both free of the characters
/// that table keys forbid.
/// </summary>
public sealed record MessageKey(string Partition, string Row)
{
    private const int DigestBytes = 16;

    /// <summary>Characters of <see cref="Row"/>, lower-case hexadecimal.</summary>
    public const int RowLength = 2 * DigestBytes;

    public static MessageKey Of(MessageIntent intent) =>
        Of(intent.Workflow, intent.Occasion, intent.Recipient.PersonId ?? intent.Recipient.Address);

    /// <param name="recipient">Object id, or mail address of somebody who is not in the directory.</param>
    public static MessageKey Of(string workflow, string occasion, string recipient) => new(PartitionOf(workflow), Digest($"{occasion}\n{recipient}"));

    /// <summary>Instance ids as they are; anything but letters, digits, <c>-</c> and <c>.</c> as <c>_</c> and its code.</summary>
    public static string PartitionOf(string workflow) =>
        string.Concat(workflow.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c.ToString() : $"_{(int)c:X4}"));

    /// <summary>The same for the same key always: what Graph is given to recognise a message or event by.</summary>
    public Guid AsGuid() => new(Convert.FromHexString(Row));

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())).AsSpan(0, DigestBytes));
}
