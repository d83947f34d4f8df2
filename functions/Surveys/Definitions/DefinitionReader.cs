using System.Text.Json;
using System.Text.RegularExpressions;
using Automations.Programme;

namespace Automations.Surveys.Definitions;

/// <summary>Reads a definition's JSON and names everything that is wrong with it at once, each problem under its field.</summary>
/// <param name="languages">Every text must exist in these.</param>
internal sealed partial class DefinitionReader(IReadOnlyList<string> languages)
{
    public const int MostQuestions = 20;
    public const int MostOptions = 20;

    private const int LongestTitle = 90;
    private const int LongestSentence = 300;
    private const int LongestParagraph = 1000;
    private const string KeyRule = "must be a short lower-case name of letters, digits and hyphens.";

    public DefinitionReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : DefinitionReading.Unreadable("The body must be one JSON object.");
        }
        catch (JsonException exception)
        {
            return DefinitionReading.Unreadable($"The body is no usable JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            return DefinitionReading.Unreadable("The body has text with half a Unicode character in it.");
        }
    }

    private DefinitionReading Read(JsonElement json)
    {
        var problems = new List<JsonProblem>();
        var section = new JsonSection(json, "", problems);
        var definition = new SurveyDefinition
        {
            Id = section.Text("id", ProgrammeRules.IsKey, KeyRule),
            Anonymous = section.Flag("anonymous", otherwise: true),
            Title = Texts(section, "title", LongestTitle),
            Invitation = Texts(section, "invitation", LongestParagraph),
            Intro = OptionalTexts(section, "intro", LongestParagraph),
            Thanks = OptionalTexts(section, "thanks", LongestParagraph),
            GroupBy = section.Choice<SurveyGrouping>("groupBy", SurveyGrouping.None),
            Questions = section.List("questions", (list, key) => Question(list.Object(key))),
            ValidFrom = section.Day("validFrom"),
            ValidTo = section.Day("validTo"),
        };
        section.Close();
        DefinitionRules.Check(definition, section);
        return problems.Count == 0 ? new(definition, []) : new(null, problems);
    }

    private SurveyQuestion Question(JsonSection section)
    {
        var kind = section.Choice<QuestionKind>("kind");
        var question = new SurveyQuestion
        {
            Id = section.Text("id", ProgrammeRules.IsKey, KeyRule),
            Kind = kind,
            Text = Texts(section, "text", LongestSentence),
            Hint = OptionalTexts(section, "hint", LongestSentence),
            Required = section.Flag("required", otherwise: false),
            Low = OptionalTexts(section, "low", LongestTitle),
            High = OptionalTexts(section, "high", LongestTitle),
            Options = section.HasEntries("options") || IsChoice(kind) ? section.List("options", (list, key) => Option(list.Object(key))) : [],
            ShowIf = section.Has("showIf") ? Condition(section.Object("showIf")) : null,
            Topics = section.Flag("topics", otherwise: false),
        };
        section.Close();
        DefinitionRules.Check(question, section);
        return question;
    }

    private SurveyOption Option(JsonSection section)
    {
        var option = new SurveyOption(section.Text("id", ProgrammeRules.IsKey, KeyRule), Texts(section, "text", LongestSentence));
        section.Close();
        return option;
    }

    private static QuestionCondition Condition(JsonSection section)
    {
        var condition = new QuestionCondition(
            section.Text("question"),
            section.Has("atLeast") ? section.Number("atLeast", 0, 10) : null,
            section.Has("atMost") ? section.Number("atMost", 0, 10) : null,
            section.Has("anyOf") ? section.List("anyOf", (list, key) => list.Text(key)) : null
        );
        section.Close();
        return condition;
    }

    private Dictionary<string, string>? OptionalTexts(JsonSection parent, string key, int maxLength) =>
        parent.Has(key) ? Texts(parent, key, maxLength) : null;

    private Dictionary<string, string> Texts(JsonSection parent, string key, int maxLength)
    {
        var section = parent.Object(key);
        var texts = languages.ToDictionary(language => language, language => section.Text(language, maxLength));
        if (texts.ContainsKey("de") && section.Has(SurveyTexts.Formal))
            texts[SurveyTexts.Formal] = section.Text(SurveyTexts.Formal, maxLength);
        foreach (var (language, text) in texts)
            if (Placeholder().Matches(text).Select(match => match.Value).FirstOrDefault(name => !SurveyTexts.Placeholders.Contains(name)) is { } unknown)
                section.Problem(language, $"mentions {unknown}; known are {string.Join(" and ", SurveyTexts.Placeholders)}.");
        section.Close();
        return texts;
    }

    private static bool IsChoice(QuestionKind kind) => kind is QuestionKind.OneOf or QuestionKind.ManyOf;

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
