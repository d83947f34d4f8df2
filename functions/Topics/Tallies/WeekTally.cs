using System.Text;

namespace Automations.Topics.Tallies;

/// <summary>Items and people of a week or of a part of it, by what they spoke of. Parts may be merged in any order.</summary>
internal sealed class WeekTally
{
    /// <summary>Of a phrase of two words, or a topic's id with a language.</summary>
    private const int LongestKey = 512;

    private readonly Dictionary<string, Cell> cells = [];

    public IEnumerable<string> Keys => cells.Keys;

    public int Count(string key) => cells.TryGetValue(key, out var cell) ? cell.Count : 0;

    public int PeopleAtLeast(string key) => cells.TryGetValue(key, out var cell) ? cell.Crowd.AtLeast : 0;

    public void Add(NoteReading note)
    {
        Add(TallyKeys.Everything, note.Speaker);
        foreach (var topic in note.Topics)
        {
            Add(TallyKeys.Topic(topic), note.Speaker);
            if (note.Language.Length > 0)
                Add(TallyKeys.Language(topic, note.Language), note.Speaker);
            if (note.Feeling != 0)
                Add(note.Feeling > 0 ? TallyKeys.Glad(topic) : TallyKeys.Cross(topic), note.Speaker);
        }

        foreach (var phrase in note.Phrases)
        {
            Add(TallyKeys.Phrase(phrase), note.Speaker);
            CellOf(TallyKeys.AllPhrases).Count++;
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(cells.Count);
        foreach (var (key, cell) in cells.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write7BitEncodedInt(cell.Count);
            cell.Crowd.Write(writer);
        }
    }

    /// <summary>Adds what <see cref="Write"/> wrote.</summary>
    /// <param name="wants">Which keys; null for all.</param>
    public void MergeFrom(TallyReader reader, Wants? wants)
    {
        Span<char> buffer = stackalloc char[LongestKey];
        var known = cells.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var key = buffer[..Encoding.UTF8.GetChars(reader.Text(), buffer)];
            var count = reader.Number();
            if (wants is not null && !wants(key))
            {
                Crowd.Skip(ref reader);
                continue;
            }

            if (!known.TryGetValue(key, out var cell))
                cells.Add(key.ToString(), cell = new());
            cell.Count += count;
            cell.Crowd.MergeFrom(ref reader);
        }
    }

    private void Add(string key, Speaker speaker)
    {
        var cell = CellOf(key);
        cell.Count++;
        cell.Crowd.Add(speaker);
    }

    private Cell CellOf(string key)
    {
        if (!cells.TryGetValue(key, out var cell))
            cells.Add(key, cell = new());
        return cell;
    }

    private sealed class Cell
    {
        public int Count { get; set; }

        public Crowd Crowd { get; } = new();
    }
}

internal delegate bool Wants(ReadOnlySpan<char> key);
