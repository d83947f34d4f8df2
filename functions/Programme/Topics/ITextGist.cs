namespace Automations.Programme.Topics;

/// <summary>Finds what many texts have in common, by their own words and by the programme's topics. Keeps none of them.</summary>
public interface ITextGist
{
    /// <param name="texts">A name in them may become a theme, so they have none.</param>
    Task<TextGist> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}

/// <param name="Themes">At most five, what most texts speak of first.</param>
/// <param name="Quotes">At most three, of different texts, that say most of what many say.</param>
public sealed record TextGist(IReadOnlyList<TextTheme> Themes, IReadOnlyList<TextQuote> Quotes);

/// <param name="Name">A topic as the programme spells it, or a word or two as most texts write them.</param>
/// <param name="Texts">Places of the texts that speak of it, from 0; two at least.</param>
public sealed record TextTheme(string Name, IReadOnlyList<int> Texts);

/// <param name="Text">Its place, from 0.</param>
/// <param name="Words">All of the text, or one sentence of a longer one.</param>
public sealed record TextQuote(int Text, string Words);
