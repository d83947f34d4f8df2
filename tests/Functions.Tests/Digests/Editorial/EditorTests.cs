using Automations.Digests.Content;
using Automations.Digests.Editorial;
using Automations.Functions.Tests.Support;
using Automations.LanguageModel;
using Automations.Programme.News;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Automations.Functions.Tests.Digests.Editorial;

public sealed class EditorTests
{
    private static readonly NewsItem Talk = Item(NewsSection.Events, "talk", "Pivot ohne Angst", "Pivot without fear") with { Moment = new(2027, 1, 12, 11, 0, 0, TimeSpan.Zero) };
    private static readonly NewsItem Newcomer = Item(NewsSection.Champions, "new", "Mira Hansen", "Mira Hansen");

    private readonly Mock<ILanguageModel> model = new();

    [Theory]
    [InlineData("de", "Lotsen: Pivot ohne Angst und mehr", "für diese Woche haben wir einen Termin und ein neues Gesicht. Als Nächstes: **Pivot ohne Angst** am Dienstag, 12. Januar. Allen, die neu dabei sind: herzlich willkommen!")]
    [InlineData("en", "Lotsen: Pivot without fear and more", "this week brings one event and one new face. Next up: **Pivot without fear** on Tuesday 12 January. To everybody who is new: a warm welcome!")]
    public async Task Draft_WithoutAModel_IsPutTogetherFromTheItems(string language, string subject, string introduction)
    {
        var draft = await Editor().DraftAsync(Brief(language), default);

        Assert.Equal(new DigestWords(subject, introduction, WordsOrigin.Extracted), draft.Words);
    }

    [Theory]
    [InlineData("de", new[] { NewsSection.Asked, NewsSection.Champions, NewsSection.Champions }, "für diese Woche haben wir die häufigste Frage und zwei neue Gesichter. Allen, die neu dabei sind: herzlich willkommen!")]
    [InlineData("de", new[] { NewsSection.Asked, NewsSection.Asked, NewsSection.Material, NewsSection.Thanks }, "für diese Woche haben wir die häufigsten Fragen, etwas Neues zum Nachschlagen und einen Grund zur Freude. Viel Freude beim Lesen!")]
    [InlineData("en", new[] { NewsSection.Asked, NewsSection.Material, NewsSection.Material, NewsSection.Thanks }, "this week brings the question that came up most, two new things to look up and one reason to be glad. Enjoy the read!")]
    [InlineData("de", new[] { NewsSection.Yours, NewsSection.Figures }, "viel Freude beim Lesen!")]
    [InlineData("en", new[] { NewsSection.Yours }, "enjoy the read!")]
    public async Task Draft_WithoutAModel_ReadsOnFromTheGreeting(string language, NewsSection[] sections, string introduction)
    {
        var items = sections.Select((section, place) => Item(section, $"{place}", "Neues", "News"));

        var draft = await Editor().DraftAsync(Brief(language) with { Items = [.. items] }, default);

        Assert.Equal(introduction, draft.Words.Introduction);
    }

    [Fact]
    public async Task Draft_ByTheModel_IsMarkedPlainTextAndItsMaterialNamesNobody()
    {
        ModelQuestion? asked = null;
        Answer(new("Eine *gute* Woche. [mehr](https://x)"), question => asked = question);
        Assert.Equal(WordsOrigin.Extracted, (await Editor().DraftAsync(Brief("de"), default)).Words.Origin);

        Answer(new("Eine *gute* Woche."), question => asked = question);
        var draft = await Editor().DraftAsync(Brief("de"), default);

        Assert.Equal((WordsOrigin.Drafted, "Eine \\*gute\\* Woche."), (draft.Words.Origin, draft.Words.Introduction));
        Assert.Equal("Pivot, ganz einfach", draft.Headlines["talk"]);
        Assert.DoesNotContain("Mira", asked!.Material.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hansen", asked.Material.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_WhenTheModelDeclines_IsPutTogetherFromTheItems()
    {
        model.Setup(m => m.IsSet).Returns(true);
        model.Setup(m => m.AskAsync<EditorialAnswer>(It.IsAny<ModelQuestion>(), It.IsAny<CancellationToken>())).ReturnsAsync(ModelReply.Failed<EditorialAnswer>(Setback.Declined));

        Assert.Equal(WordsOrigin.Extracted, (await Editor().DraftAsync(Brief("de"), default)).Words.Origin);
    }

    private void Answer(EditorialText text, Action<ModelQuestion> note)
    {
        model.Setup(m => m.IsSet).Returns(true);
        model
            .Setup(m => m.AskAsync<EditorialAnswer>(It.IsAny<ModelQuestion>(), It.IsAny<CancellationToken>()))
            .Callback<ModelQuestion, CancellationToken>((question, _) => note(question))
            .ReturnsAsync(ModelReply.Of(new EditorialAnswer(text.Words, [new(1, "Pivot, ganz einfach"), new(7, "nichts")])));
    }

    private ModelEditor Editor()
    {
        var programme = TestProgramme.Create();
        return new(new(programme), model.Object, programme, NullLogger<ModelEditor>.Instance);
    }

    private static EditorialBrief Brief(string language) => new(language, NewsCadence.Weekly, [Talk, Newcomer], ["Mira Hansen"]);

    private static NewsItem Item(NewsSection section, string key, string german, string english) =>
        new() { Section = section, Key = key, Texts = new Dictionary<string, NewsText> { ["de"] = new(german), ["en"] = new(english) } };

    private sealed record EditorialText(string Words);
}
