using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Automations.Runtime.Durable.Core;

/// <summary>Name-based UUIDs (RFC 9562, version 5).</summary>
internal static class DeterministicGuid
{
    private static readonly Guid Space = new("7c1e4a5e-2f0b-5d43-9a51-63c0b1f4a7d2");

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 prescribes SHA-1 for version 5; it protects nothing here.")]
    public static Guid Create(string name)
    {
        var text = Encoding.UTF8.GetByteCount(name);
        Span<byte> source = new byte[16 + text];
        Space.TryWriteBytes(source, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, source[16..]);

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(source, hash);
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((version & 0x0FFF) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
