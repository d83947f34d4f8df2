using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Automations.Topics.Tallies;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote, without a copy: a week has very many small entries.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct TallyReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public int Number()
    {
        var (number, shift) = (0, 0);
        byte next;
        do
        {
            next = rest[0];
            rest = rest[1..];
            number |= (next & 0x7F) << shift;
            shift += 7;
        }
        while (next > 0x7F);

        return number;
    }

    public ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    public ReadOnlySpan<ulong> Longs(int count) => MemoryMarshal.Cast<byte, ulong>(Bytes(count * sizeof(ulong)));

    public ReadOnlySpan<byte> Text() => Bytes(Number());

    public byte Byte() => Bytes(1)[0];

    private ReadOnlySpan<byte> Bytes(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
