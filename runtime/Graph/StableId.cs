using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Automations.Runtime.Graph;

/// <summary>Ids that follow from what they stand for, so that two runs of the same walk agree on every one.</summary>
internal static class StableId
{
    /// <summary>A name-based GUID (the layout of RFC 9562 version 8).</summary>
    public static string Guid(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(kind + ":" + name.ToLowerInvariant()), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }

    /// <summary>Id of an item in a mailbox; another generation is another id.</summary>
    public static string Item(string prefix, string mailbox, long sequence, int generation)
    {
        Span<byte> bytes = stackalloc byte[27];
        new Guid(mailbox).TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], sequence);
        BinaryPrimitives.WriteInt16BigEndian(bytes[24..], (short)generation);
        return prefix + Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }
}
