namespace Automations.Topics.Mapping;

/// <summary>Phrases as sequences of terms; what a phrase stands for is an index.</summary>
internal sealed class PhraseTrie
{
    public const int Nothing = -1;

    private readonly Dictionary<(int Node, int Term), int> edges = [];
    private readonly List<int> ends = [Nothing];

    /// <returns>The phrase's index: a known one when it was added before.</returns>
    public int Add(IEnumerable<int> terms, int index)
    {
        var node = 0;
        foreach (var term in terms)
        {
            if (!edges.TryGetValue((node, term), out var next))
            {
                next = ends.Count;
                ends.Add(Nothing);
                edges.Add((node, term), next);
            }

            node = next;
        }

        if (ends[node] == Nothing)
            ends[node] = index;
        return ends[node];
    }

    /// <returns>The longest phrase that begins here, and how many tokens it takes; words that are in every sentence may stand in between.</returns>
    public (int Index, int Length) Longest(ReadOnlySpan<Token> tokens) => Walk(0, tokens, 0);

    private (int Index, int Length) Walk(int node, ReadOnlySpan<Token> tokens, int at)
    {
        var best = (Index: ends[node], Length: at);
        if (at == tokens.Length)
            return best;
        var token = tokens[at];
        // as it is written first: of two phrases of the same length that one is meant
        if (token.Exact >= 0 && edges.TryGetValue((node, token.Exact), out var byForm))
            best = Better(best, Walk(byForm, tokens, at + 1));
        if (token.Stem >= 0 && edges.TryGetValue((node, token.Stem), out var byStem))
            best = Better(best, Walk(byStem, tokens, at + 1));
        if (best.Length == at && node != 0 && token.IsCommon && at + 1 < tokens.Length && !tokens[at + 1].IsCommon)
            best = Better(best, Walk(node, tokens, at + 1) is var skipped && skipped.Index != ends[node] ? skipped : best);
        return best;
    }

    private static (int Index, int Length) Better((int Index, int Length) one, (int Index, int Length) other) =>
        other.Index != Nothing && (one.Index == Nothing || other.Length > one.Length) ? other : one;
}

/// <param name="Stem">Number of the stem among the catalogue's, or -1.</param>
/// <param name="Exact">Number of the form as it is written, or -1.</param>
/// <param name="IsCommon">In every sentence.</param>
internal readonly record struct Token(int Stem, int Exact, bool IsCommon, int Start, int End);
