using Automations.Topics.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Automations.Topics.Mapping;

/// <summary>The catalogue's phrases as one language's analyser sees them. Reading is safe from many threads.</summary>
internal sealed class Vocabulary : IDisposable
{
    private readonly Dictionary<string, int> stems = [];
    private readonly Dictionary<string, int> forms = [];
    private readonly IReadOnlySet<string> common;
    private readonly Analyzer analyzer;
    private readonly string[] names;

    /// <param name="names">Product names in which a slip of the finger is forgiven, lower-case.</param>
    public Vocabulary(string language, IReadOnlySet<string> compounds, IEnumerable<string> names)
    {
        analyzer = new TermAnalyzer(language, compounds);
        common = language == "de" ? WordLists.German : WordLists.English;
        this.names = [.. names];
    }

    public PhraseTrie Phrases { get; } = new();

    /// <summary>Adds a phrase of the catalogue; one that begins with <c>=</c> counts only as it is written.</summary>
    /// <returns>Its index, or an earlier one of the same phrase.</returns>
    public int Add(string phrase, int index)
    {
        var isExact = phrase.StartsWith('=');
        var text = phrase.TrimStart('=');
        List<int> terms = [];
        Each(text, (stem, start, end) =>
        {
            var form = text[start..end].ToLowerInvariant();
            terms.Add(isExact ? NumberOf(forms, form, 1) : NumberOf(stems, stem.ToString(), 0));
        });
        return terms.Count == 0 ? index : Phrases.Add(terms, index);
    }

    public void Read(string text, List<Token> tokens)
    {
        var (byStem, byForm) = (stems.GetAlternateLookup<ReadOnlySpan<char>>(), forms.GetAlternateLookup<ReadOnlySpan<char>>());
        var isCommon = ((System.Collections.Frozen.FrozenSet<string>)common).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[64];
        var stream = analyzer.GetTokenStream("text", text);
        var (term, offset) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            var written = text.AsSpan(offset.StartOffset, Math.Min(offset.EndOffset - offset.StartOffset, buffer.Length));
            var form = buffer[..written.ToLowerInvariant(buffer)];
            var stem = byStem.TryGetValue(term.Buffer.AsSpan(0, term.Length), out var known) ? known : -1;
            var exact = byForm.TryGetValue(form, out var same) ? same : -1;
            var frequent = isCommon.Contains(form);
            if (stem < 0 && exact < 0 && !frequent && SlipOf(form) is { } name)
                byForm.TryGetValue(name, out exact);
            tokens.Add(new(stem, exact, frequent, offset.StartOffset, offset.EndOffset));
        }

        stream.End();
        stream.Dispose();
    }

    public void Dispose() => analyzer.Dispose();

    private string? SlipOf(ReadOnlySpan<char> form)
    {
        foreach (var name in names)
            if (Spelling.IsSlipOf(form, name))
                return name;
        return null;
    }

    private void Each(string text, SeeTerm see)
    {
        using var stream = analyzer.GetTokenStream("text", text);
        var (term, offset) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
            see(term.Buffer.AsSpan(0, term.Length), offset.StartOffset, offset.EndOffset);
        stream.End();
    }

    // forms and stems share the trie: even numbers are stems, odd ones forms
    private static int NumberOf(Dictionary<string, int> numbers, string text, int parity)
    {
        if (!numbers.TryGetValue(text, out var number))
            numbers.Add(text, number = (numbers.Count * 2) + parity);
        return number;
    }

    private delegate void SeeTerm(ReadOnlySpan<char> stem, int start, int end);
}
