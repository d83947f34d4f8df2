using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Automations.Topics.Text;

/// <summary>
/// Splits a German compound into its words, when all of it can be explained by known words and the letters between them. Lucene's own
/// dictionary filter takes any known word inside another, and so finds a form in every platform.
/// </summary>
internal sealed class CompoundSplitFilter(TokenStream input, IReadOnlySet<string> words) : TokenFilter(input)
{
    private const int Shortest = 3;
    private const int Longest = 40;
    private static readonly string[] Joints = ["", "s", "n", "en", "es", "e"];

    private readonly ICharTermAttribute term = input.AddAttribute<ICharTermAttribute>();
    private readonly IOffsetAttribute offset = input.AddAttribute<IOffsetAttribute>();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known =
        ((HashSet<string>)words).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<(int Start, int End)> parts = [];
    private readonly char[] whole = new char[Longest];
    private int next;
    private int begins;

    public override bool IncrementToken()
    {
        if (next < parts.Count)
        {
            Take(parts[next++]);
            return true;
        }

        if (!m_input.IncrementToken())
            return false;
        parts.Clear();
        next = 0;
        var length = term.Length;
        if (length is < 2 * Shortest or > Longest || offset.EndOffset - offset.StartOffset != length)
            return true;
        term.Buffer.AsSpan(0, length).CopyTo(whole);
        if (known.Contains(whole.AsSpan(0, length)) || !Explain(whole.AsSpan(0, length), 0))
        {
            parts.Clear();
            return true;
        }

        begins = offset.StartOffset;
        Take(parts[next++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        parts.Clear();
        next = 0;
    }

    private void Take((int Start, int End) part)
    {
        term.CopyBuffer(whole, part.Start, part.End - part.Start);
        offset.SetOffset(begins + part.Start, begins + part.End);
    }

    private bool Explain(ReadOnlySpan<char> word, int from)
    {
        for (var end = word.Length; end >= from + Shortest; end--)
        {
            if (!known.Contains(word[from..end]))
                continue;
            parts.Add((from, end));
            if (end == word.Length && from > 0)
                return true;
            foreach (var joint in Joints)
                if (word[end..].StartsWith(joint) && end + joint.Length < word.Length && Explain(word, end + joint.Length))
                    return true;
            parts.RemoveAt(parts.Count - 1);
        }

        return false;
    }
}
