using System.Buffers;
using Automations.Topics.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Automations.Topics.Gist;

/// <summary>The words of a text by the analyser of its language. Safe from many threads.</summary>
internal sealed class GistReader : IDisposable
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?:;\n\"„“”(-–•");

    private readonly TermAnalyzer german = new("de", new HashSet<string>(WordLists.Compounds));
    private readonly TermAnalyzer english = new("en", new HashSet<string>(WordLists.Compounds));

    public List<GistWord> Read(string text)
    {
        var language = LanguageGuess.Of(text);
        Analyzer analyzer = language == "de" ? german : english;
        var words = new List<GistWord>();
        var last = 0;
        using var stream = analyzer.GetTokenStream("text", text);
        var (term, offset) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            var (start, end) = (offset.StartOffset, offset.EndOffset);
            if (start >= end)
                continue;
            var written = text[start..end];
            var between = text.AsSpan(Math.Min(last, start), Math.Max(0, start - last));
            var isPart = (start > 0 && char.IsLetter(text[start - 1])) || (end < text.Length && char.IsLetter(text[end]));
            var isTakenOut = start > 0 && text[start - 1] == '[';
            words.Add(new(term.ToString()!, written, language, isTakenOut || IsEmpty(written.ToLowerInvariant()), isPart, start == 0 || Ends(between), between is " "));
            last = end;
        }

        stream.End();
        return words;
    }

    public void Dispose()
    {
        german.Dispose();
        english.Dispose();
    }

    // both languages: people mix them
    private static bool IsEmpty(string word) =>
        WordLists.German.Contains(word) || WordLists.English.Contains(word) || WordLists.Filler.Contains(word) || WordLists.Tones.ContainsKey(word);

    private static bool Ends(ReadOnlySpan<char> between) => between.ContainsAny(SentenceEnds);
}
