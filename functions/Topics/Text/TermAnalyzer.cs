using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace Automations.Topics.Text;

/// <summary>Lucene's tokens, lower-cased, compounds split, umlauts and ß made plain, and stemmed. Token streams are reused, one a thread.</summary>
internal sealed class TermAnalyzer(string language, IReadOnlySet<string> compounds) : Analyzer
{
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokens = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        TokenStream stream = new LowerCaseFilter(LuceneVersion.LUCENE_48, tokens);
        stream = language == "de"
            ? new GermanLightStemFilter(new GermanNormalizationFilter(new CompoundSplitFilter(stream, compounds)))
            : new KStemFilter(new EnglishPossessiveFilter(LuceneVersion.LUCENE_48, stream));
        return new(tokens, stream);
    }
}
