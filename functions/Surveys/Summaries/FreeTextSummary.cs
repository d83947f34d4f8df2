namespace Automations.Surveys.Summaries;

/// <summary>
/// What the shown texts of one question say in short. Made from them and nothing else when the run closes; a draft of the language model
/// and what people make of it come later.
/// </summary>
public sealed record FreeTextSummary
{
    /// <summary>Fewer texts are read sooner than summed up.</summary>
    public const int FewestTexts = 8;

    public required string Question { get; init; }

    /// <summary>How many texts there are.</summary>
    public required int Texts { get; init; }

    /// <summary>Found without a model.</summary>
    public required IReadOnlyList<SummaryTheme> Themes { get; init; }

    /// <summary>Texts, or sentences of them, that say most of what many say.</summary>
    public required IReadOnlyList<string> Quotes { get; init; }

    /// <summary>The model's, by language; none without one.</summary>
    public IReadOnlyDictionary<string, SummaryDraft> Drafts { get; init; } = new Dictionary<string, SummaryDraft>();

    /// <summary>What community managers have written instead, by language. Plain text.</summary>
    public IReadOnlyDictionary<string, string> Edited { get; init; } = new Dictionary<string, string>();
}

/// <param name="Texts">How many speak of it; a text may speak of several.</param>
public sealed record SummaryTheme(string Name, int Texts);

/// <param name="Read">How many of the texts the model was given.</param>
public sealed record SummaryDraft(string Text, IReadOnlyList<SummaryTheme> Themes, int Read);
