using System.IO.Compression;
using System.Text;

namespace Automations.Topics.Tallies;

/// <summary>How a part of a week's tally is kept: compressed, the same for the same items in any order.</summary>
internal static class TallyPart
{
    private const byte Format = 1;

    public static byte[] Pack(WeekTally tally)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Format);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffer = new BufferedStream(brotli))
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8))
            tally.Write(writer);
        return packed.ToArray();
    }

    /// <param name="wants">Which keys; null for all.</param>
    /// <exception cref="InvalidDataException">It was written by a later version of the app.</exception>
    public static void MergeInto(WeekTally tally, byte[] part, Func<string, bool>? wants = null)
    {
        using var reader = Open(part);
        tally.MergeFrom(reader, wants);
    }

    private static BinaryReader Open(byte[] part)
    {
        if (part is not [Format, ..])
            throw new InvalidDataException("This part of a week's tally has a format that this version of the app does not know.");
        var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(part, 1, part.Length - 1), CompressionMode.Decompress))
            brotli.CopyTo(unpacked);
        unpacked.Position = 0;
        return new(unpacked, Encoding.UTF8);
    }
}
