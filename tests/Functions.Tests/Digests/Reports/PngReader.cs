using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Automations.Functions.Tests.Digests.Reports;

/// <summary>Reads back what the chart writer writes: colour with transparency, unfiltered rows, one chunk of data.</summary>
internal static class PngReader
{
    public static (int Width, int Height, byte[] Pixels) Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        var chunks = Chunks(png).ToDictionary(chunk => chunk.Type, chunk => chunk.Content);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        // the check sum of an empty last chunk, as every PNG in the world has it
        Assert.Equal([0xae, 0x42, 0x60, 0x82], png[^4..]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]), BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)));
        using var data = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        data.CopyTo(rows);
        var bytes = rows.ToArray();
        Assert.Equal(height * (width * 4 + 1), bytes.Length);
        return (width, height, [.. Enumerable.Range(0, height).SelectMany(row => bytes.AsSpan(row * (width * 4 + 1) + 1, width * 4).ToArray())]);
    }

    private static IEnumerable<(string Type, byte[] Content)> Chunks(byte[] png)
    {
        for (var place = 8; place < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place));
            yield return (Encoding.ASCII.GetString(png, place + 4, 4), png[(place + 8)..(place + 8 + length)]);
            place += length + 12;
        }
    }
}
