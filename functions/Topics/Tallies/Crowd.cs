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

    public void Merge(Crowd other)
    {
        foreach (var theirs in other.groups)
        {
            ref var mine = ref GroupOf(theirs.Name);
            mine = new(theirs.Name, mine.Texts + theirs.Texts, theirs.Smallest.Aggregate(mine.Smallest, With));
        }
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

    public static Crowd Read(BinaryReader reader)
    {
        var crowd = new Crowd { groups = new Group[reader.Read7BitEncodedInt()] };
        for (var at = 0; at < crowd.groups.Length; at++)
        {
            var (name, texts, smallest) = (reader.ReadUInt64(), reader.Read7BitEncodedInt(), new ulong[reader.ReadByte()]);
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(smallest.AsSpan()));
            crowd.groups[at] = new(name, texts, smallest);
        }

        return crowd;
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

    // arrays are shared between crowds after a merge and therefore never changed
    private static ulong[] With(ulong[] sorted, ulong pseudonym)
    {
        var at = Array.BinarySearch(sorted, pseudonym);
        if (at >= 0 || (sorted.Length == MostTold && ~at == MostTold))
            return sorted;
        var larger = new ulong[Math.Min(MostTold, sorted.Length + 1)];
        Array.Copy(sorted, larger, ~at);
        larger[~at] = pseudonym;
        Array.Copy(sorted, ~at, larger, ~at + 1, larger.Length - ~at - 1);
        return larger;
    }

    /// <param name="Smallest">Pseudonyms, ascending.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(ulong Name, int Texts, ulong[] Smallest);
}
