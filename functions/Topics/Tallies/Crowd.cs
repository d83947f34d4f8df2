using System.Runtime.InteropServices;

namespace Automations.Topics.Tallies;

/// <summary>
/// How many different people there are at least, told from the smallest pseudonyms alone. The order in which it comes about makes no
/// difference, neither does the same pseudonym again.
/// </summary>
internal sealed class Crowd
{
    /// <summary>Up to here the number is exact; from here on it means "or more".</summary>
    public const int MostTold = 64;

    private Group[] groups = [];

    /// <summary>Of the largest group, for the others may be the same people.</summary>
    public int AtLeast => groups.Length == 0 ? 0 : groups.Max(group => Math.Min(MostTold, Math.Max(group.Texts, group.Smallest.Length)));

    public void Add(Speaker speaker)
    {
        if (speaker.IsNobody)
            return;
        ref var group = ref GroupOf(speaker.Group);
        group = speaker.IsAnonymous ? group with { Texts = group.Texts + 1 } : group with { Smallest = With(group.Smallest, speaker.Pseudonym) };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(groups.Length);
        foreach (var group in groups.OrderBy(group => group.Name))
        {
            writer.Write(group.Name);
            writer.Write7BitEncodedInt(group.Texts);
            writer.Write((byte)group.Smallest.Length);
            writer.Write(MemoryMarshal.AsBytes(group.Smallest.AsSpan()));
        }
    }

    /// <summary>Adds what <see cref="Write"/> wrote.</summary>
    public void MergeFrom(ref TallyReader reader)
    {
        for (var left = reader.Number(); left > 0; left--)
        {
            ref var mine = ref GroupOf(reader.Long());
            mine = new(mine.Name, mine.Texts + reader.Number(), Union(mine.Smallest, reader.Longs(reader.Byte())));
        }
    }

    public static void Skip(ref TallyReader reader)
    {
        for (var left = reader.Number(); left > 0; left--)
        {
            reader.Long();
            reader.Number();
            reader.Longs(reader.Byte());
        }
    }

    private ref Group GroupOf(ulong name)
    {
        var at = Array.FindIndex(groups, group => group.Name == name);
        if (at < 0)
        {
            at = groups.Length;
            groups = [.. groups, new(name, 0, [])];
        }

        return ref groups[at];
    }

    private static ulong[] With(ulong[] sorted, ulong pseudonym) => Union(sorted, [pseudonym]);

    /// <summary>The smallest of both, both ascending.</summary>
    private static ulong[] Union(ulong[] ours, ReadOnlySpan<ulong> theirs)
    {
        Span<ulong> union = stackalloc ulong[MostTold];
        var (length, our, their) = (0, 0, 0);
        while (length < MostTold && (our < ours.Length || their < theirs.Length))
        {
            var next = their == theirs.Length || (our < ours.Length && ours[our] <= theirs[their]) ? ours[our] : theirs[their];
            our += our < ours.Length && ours[our] == next ? 1 : 0;
            their += their < theirs.Length && theirs[their] == next ? 1 : 0;
            union[length++] = next;
        }

        return union[..length].SequenceEqual(ours) ? ours : union[..length].ToArray();
    }

    /// <param name="Smallest">Pseudonyms, ascending.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(ulong Name, int Texts, ulong[] Smallest);
}
