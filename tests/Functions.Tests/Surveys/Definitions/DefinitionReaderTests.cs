using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Definitions;
using Automations.Web;

namespace Automations.Functions.Tests.Surveys.Definitions;

public sealed class DefinitionReaderTests
{
    private const string Sound = """
        {
          "id": "lunch-wish",
          "title": { "de": "Was wünschst du dir?", "de-sie": "Was wünschen Sie sich?", "en": "What do you wish for?" },
          "invitation": { "de": "Wir planen.", "en": "We are planning." },
          "groupBy": "office",
          "validFrom": "2027-01-01",
          "validTo": "2027-12-31",
          "questions": [
            { "id": "like", "kind": "scale", "required": true, "text": { "de": "Wie gut?", "en": "How good?" } },
            { "id": "why", "kind": "freeText", "topics": true, "text": { "de": "Warum?", "en": "Why?" }, "showIf": { "question": "like", "atMost": 3 } },
            { "id": "food", "kind": "oneOf", "text": { "de": "Was?", "en": "What?" }, "options": [
              { "id": "soup", "text": { "de": "Suppe", "en": "Soup" } }, { "id": "salad", "text": { "de": "Salat", "en": "Salad" } } ] },
            { "id": "which", "kind": "freeText", "text": { "de": "Welche?", "en": "Which?" }, "showIf": { "question": "food", "anyOf": ["soup"] } }
          ]
        }
        """;

    private static readonly DefinitionReader Reader = new(["de", "en"]);

    [Fact]
    public void Read_ASoundDefinition_HasAllOfIt()
    {
        var (definition, problems) = Reader.Read(Sound);

        Assert.Empty(problems);
        Assert.True(definition!.Anonymous);
        Assert.Equal(SurveyGrouping.Office, definition.GroupBy);
        Assert.Equal(new DateOnly(2027, 12, 31), definition.ValidTo);
        Assert.Equal(["like", "why", "food", "which"], definition.Questions.Select(question => question.Id));
        Assert.Equal(3, definition.Questions[1].ShowIf!.AtMost);
    }

    [Theory]
    [InlineData("\"id\": \"lunch-wish\"", "\"id\": \"Lunch!\"", "id", "must be a short lower-case name")]
    [InlineData("\"id\": \"lunch-wish\",", "", "id", "is missing")]
    [InlineData("\"de\": \"Wir planen.\", ", "", "invitation.de", "is missing")]
    [InlineData("\"en\": \"We are planning.\"", "\"en\": \"We, {team}.\"", "invitation.en", "mentions {team}; known are {occasion} and {day}")]
    [InlineData("\"en\": \"We are planning.\"", "\"en\": \"Hi\", \"fr\": \"Salut\"", "invitation.fr", "is unknown here")]
    [InlineData("\"office\"", "\"salary\"", "groupBy", "must be one of None, Office, Department, Language")]
    [InlineData("\"2027-12-31\"", "\"2026-12-31\"", "validTo", "must not be before validFrom")]
    [InlineData("\"2027-12-31\"", "\"31.12.2027\"", "validTo", "must be a day such as")]
    [InlineData("\"kind\": \"scale\"", "\"kind\": \"stars\"", "questions[0].kind", "must be one of Scale, Nps, OneOf, ManyOf, FreeText")]
    [InlineData("\"id\": \"why\"", "\"id\": \"like\"", "questions[1].id", "is the id of an earlier question")]
    [InlineData("\"question\": \"like\"", "\"question\": \"which\"", "questions[1].showIf.question", "\"which\" is no earlier question")]
    [InlineData("\"atMost\": 3", "\"atLeast\": 4, \"atMost\": 3", "questions[1].showIf.atMost", "must not be less than atLeast")]
    [InlineData("\"atMost\": 3", "\"anyOf\": [\"9\"]", "questions[1].showIf.anyOf", "names \"9\", which like does not offer")]
    [InlineData("\"anyOf\": [\"soup\"]", "\"atLeast\": 1", "questions[3].showIf", "asks for a number")]
    [InlineData("\"anyOf\": [\"soup\"]", "\"anyOf\": [\"soup\"], \"atLeast\": 1", "questions[3].showIf", "needs either anyOf")]
    [InlineData("\"question\": \"food\"", "\"question\": \"why\"", "questions[3].showIf.question", "is free text")]
    [InlineData("\"id\": \"salad\"", "\"id\": \"soup\"", "questions[2].options", "name \"soup\" more than once")]
    [InlineData("\"required\": true", "\"required\": true, \"topics\": true", "questions[0].topics", "is for free texts only")]
    [InlineData("\"required\": true", "\"required\": \"yes\"", "questions[0].required", "must be true or false")]
    [InlineData("\"required\": true", "\"compulsory\": true", "questions[0].compulsory", "is unknown here")]
    public void Read_ABrokenRule_IsNamedUnderItsField(string sound, string broken, string field, string rule)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        var (definition, problems) = Reader.Read(Sound.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Null(definition);
        Assert.Contains(problems, problem => problem.Path == field && problem.Rule.Contains(rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"id\": ")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }")]
    [InlineData("{ \"id\": \"\\ud800\" }")]
    public void Read_NoUsableJson_SaysSo(string json) => Assert.Equal("body", Assert.Single(Reader.Read(json).Problems).Path);

    [Fact]
    public void BuiltIn_Surveys_AreThoseThatOrdersName() =>
        Assert.Equal([BuiltInSurveys.EventFeedback, BuiltInSurveys.MonthlyPulse], BuiltInDefinitions.All.Keys.Order());

    [Theory]
    [InlineData(BuiltInSurveys.EventFeedback, "de", AddressForm.Du)]
    [InlineData(BuiltInSurveys.EventFeedback, "de", AddressForm.Sie)]
    [InlineData(BuiltInSurveys.MonthlyPulse, "de", AddressForm.Du)]
    [InlineData(BuiltInSurveys.MonthlyPulse, "de", AddressForm.Sie)]
    public void BuiltIn_Texts_StayInTheirForm(string survey, string language, AddressForm form)
    {
        var definition = BuiltInDefinitions.All[survey];
        var texts = new[] { definition.Title, definition.Invitation, definition.Intro, definition.Thanks }
            .Concat(definition.Questions.SelectMany(question => new[] { question.Text, question.Hint, question.Low, question.High }))
            .Concat(definition.Questions.SelectMany(question => question.Options.Select(option => option.Text)))
            .OfType<IReadOnlyDictionary<string, string>>()
            .Select(text => text.In(new Voice(language, form), new SurveyOccasion("Teams"), "Europe/Berlin"))
            .ToList();

        Assert.All(texts, text => GermanForms.Check(text, language, form));
        Assert.All(texts, text => Assert.DoesNotContain("{", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_WithTheDayOfItsOccasion_TellsItInTheOccasionsZone()
    {
        var occasion = new SurveyOccasion("Lunch", new(2027, 1, 5, 23, 30, 0, TimeSpan.Zero), "Europe/Zurich");
        var text = new Dictionary<string, string> { ["en"] = "{occasion} on {day}" };

        Assert.Equal("Lunch on Wednesday 6 January", text.In(new Voice("en", AddressForm.Du), occasion, "America/New_York"));
    }
}
