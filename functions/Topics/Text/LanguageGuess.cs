using System.Buffers;

namespace Automations.Topics.Text;

/// <summary>German or English, by the words that are in every sentence and by letters that only one of them has.</summary>
internal static class LanguageGuess
{
    private static readonly SearchValues<char> OnlyGerman = SearchValues.Create("äöüßÄÖÜ");

    public static string Of(ReadOnlySpan<char> text)
    {
        var german = text.ContainsAny(OnlyGerman) ? 2 : 0;
        var english = 0;
        var (de, en) = (WordLists.German.GetAlternateLookup<ReadOnlySpan<char>>(), WordLists.English.GetAlternateLookup<ReadOnlySpan<char>>());
        Span<char> lower = stackalloc char[24];
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\''))
                end++;
            if (end - start is > 0 and <= 24)
            {
                var word = lower[..text[start..end].ToLowerInvariant(lower)];
                german += de.Contains(word) ? 1 : 0;
                english += en.Contains(word) ? 1 : 0;
            }

            start = end + 1;
        }

        return german >= english ? "de" : "en";
    }
}
