namespace Automations.Surveys.Summaries;

/// <summary>What the model is asked for: it says which texts belong together, and we count.</summary>
internal sealed record SummaryAnswer(IReadOnlyList<AnswerText> Summaries, IReadOnlyList<AnswerTheme> Themes);

/// <param name="Language">Two letters.</param>
internal sealed record AnswerText(string Language, string Text);

/// <param name="Names">One in each language.</param>
/// <param name="Numbers">Of the texts that speak of it.</param>
internal sealed record AnswerTheme(IReadOnlyList<AnswerText> Names, IReadOnlyList<int> Numbers);
