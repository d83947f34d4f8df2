using Automations.Messages.Templates;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Web;

namespace Automations.Surveys.Definitions;

/// <summary>Tells a definition's text in a reader's voice, with what it is about filled in.</summary>
public static class SurveyTexts
{
    public const string Occasion = "{occasion}";
    public const string Day = "{day}";

    /// <summary>The language whose German speaks formally.</summary>
    public const string Formal = "de-sie";

    public static IReadOnlyList<string> Placeholders { get; } = [Occasion, Day];

    /// <param name="timeZone">The reader's, for an occasion that names none.</param>
    public static string In(this IReadOnlyDictionary<string, string> text, Voice voice, SurveyOccasion? occasion, string timeZone)
    {
        var told = voice is { IsGerman: true, Form: AddressForm.Sie } && text.TryGetValue(Formal, out var formal) ? formal
            : text.TryGetValue(voice.Language, out var own) ? own
            : text.Values.First();
        if (occasion is null)
            return told;
        var day = occasion.At is { } at ? new LocalTimes(voice.Language, occasion.TimeZone ?? timeZone).Day(at.ToString("O")) : "";
        return told.Replace(Occasion, occasion.Title, StringComparison.Ordinal).Replace(Day, day, StringComparison.Ordinal);
    }

    /// <summary>Whether any text of the survey mentions the placeholder.</summary>
    public static bool Mentions(this SurveyDefinition definition, string placeholder) =>
        definition.AllTexts().Any(text => text.Values.Any(words => words.Contains(placeholder, StringComparison.Ordinal)));

    private static IEnumerable<IReadOnlyDictionary<string, string>> AllTexts(this SurveyDefinition definition) =>
        new[] { definition.Title, definition.Invitation, definition.Intro, definition.Thanks }
            .Concat(definition.Questions.SelectMany(question => new[] { question.Text, question.Hint, question.Low, question.High }))
            .Concat(definition.Questions.SelectMany(question => question.Options.Select(option => option.Text)))
            .OfType<IReadOnlyDictionary<string, string>>();
}
