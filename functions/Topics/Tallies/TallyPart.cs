using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Automations.Topics.Tallies;

/// <summary>How a part of a week's tally is kept: format, length and the compressed entries; the same for the same items in any order.</summary>
internal static class TallyPart
{
    private const byte Format = 1;
    private const int Head = 1 + sizeof(int);
    private const int Quality = 1;
    private const int Window = 18;

    public static byte[] Pack(WeekTally tally)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
            tally.Write(writer);
        var length = (int)plain.Length;
        var packed = new byte[Head + BrotliEncoder.GetMaxCompressedLength(length)];
        packed[0] = Format;
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), length);
        if (!BrotliEncoder.TryCompress(plain.GetBuffer().AsSpan(0, length), packed.AsSpan(Head), out var written, Quality, Window))
            throw new InvalidOperationException("A part of a tally takes more room than Brotli says it can.");
        return packed[..(Head + written)];
    }

    /// <param name="wants">Which keys; null for all.</param>
    /// <exception cref="InvalidDataException">It was written by a later version of the app, or is damaged.</exception>
    public static void MergeInto(WeekTally tally, byte[] part, Wants? wants = null)
    {
        if (part is not [Format, _, _, _, _, ..])
            throw new InvalidDataException("This part of a week's tally has a format that this version of the app does not know.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(part.AsSpan(1));
        var plain = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (!BrotliDecoder.TryDecompress(part.AsSpan(Head), plain, out var read) || read != length)
                throw new InvalidDataException("This part of a week's tally is damaged.");
            tally.MergeFrom(new TallyReader(plain.AsSpan(0, length)), wants);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }
}
