using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Programme;

namespace Automations.Functions.Tests.Messages;

/// <summary>A message waits in the outbox for days, and over updates: its view then has only the fields that there were when it was queued.</summary>
public sealed class QueuedViewsTests
{
    /// <summary>The fields of each view as it was when its message came to be. A template is added here once, and its line never changes.</summary>
    private static readonly Dictionary<string, string[]> First = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Messages", "first-fields.txt"))
        .Select(line => line.Split(": "))
        .ToDictionary(parts => parts[0], parts => parts[1].Split(' '));

    public static TheoryData<string, string, AddressForm, bool> Texts()
    {
        var texts = new TheoryData<string, string, AddressForm, bool>();
        foreach (var template in First.Keys.Where(HasMoreNow))
            foreach (var language in ProgrammeRules.LanguagesWithTexts)
                foreach (var form in Enum.GetValues<AddressForm>())
                    foreach (var isFull in new[] { true, false })
                        texts.Add(template, language, form, isFull);
        return texts;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_OfAViewFromBeforeAnUpdate_IsWholeWithoutWhatCameLater(string template, string language, AddressForm form, bool isFull)
    {
        var view = Sample(template, isFull);
        var later = view.Select(field => field.Key).Except(First[template]).ToList();
        foreach (var field in later)
            view.Remove(field);

        var message = await Renderers.Shipped(form).RenderAsync(view, template, language);

        MailRules.Check(message, language);
        Assert.DoesNotMatch(@"\n{4,}|[ \t]{3,}\S|\(\)|, \.|„“|\{\{", message.Text);
        Assert.All(later, field => Assert.DoesNotContain(field, message.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void EveryView_HasItsFirstFieldsToThisDay()
    {
        Assert.Equal(SampleViews.Types.Keys.Order(StringComparer.Ordinal), First.Keys.Order(StringComparer.Ordinal));
        Assert.All(First, view => Assert.Empty(view.Value.Except(Sample(view.Key, isFull: true).Select(field => field.Key))));
    }

    [Theory]
    [InlineData(true, "Die einzelnen Antworten haben wir beim Auswerten gelöscht.")]
    [InlineData(false, "Die Umfrage ging namentlich")]
    [InlineData(null, "")]
    public async Task Results_OfASurvey_SayWhetherItWasAnonymousOnlyWhenThatIsKnown(bool? isAnonymous, string said)
    {
        var view = Sample("Surveys/SurveyResults", isFull: true);
        view.Remove("isAnonymous");
        if (isAnonymous is not null)
            view["isAnonymous"] = isAnonymous;

        var text = (await Renderers.Shipped().RenderAsync(view, "Surveys/SurveyResults")).Body;

        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(isAnonymous is not null, text.Contains("Antworten haben wir", StringComparison.Ordinal) || text.Contains("namentlich", StringComparison.Ordinal));
    }

    private static bool HasMoreNow(string template) => Sample(template, isFull: true).Count > First[template].Length;

    private static JsonObject Sample(string template, bool isFull) =>
        JsonSerializer.SerializeToNode(SampleViews.Create(SampleViews.Types[template], isFull), SampleViews.Types[template], ProgrammeJson.Options)!.AsObject();
}
