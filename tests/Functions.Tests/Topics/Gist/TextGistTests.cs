using Automations.Functions.Tests.Support;
using Automations.Programme.Topics;
using Automations.Topics.Gist;
using Automations.Topics.Mapping;
using Automations.Topics.Synonyms;
using Moq;

namespace Automations.Functions.Tests.Topics.Gist;

public sealed class TextGistTests
{
    private static readonly string[] German =
    [
        "Bitte mehr Schulungen am Vormittag, nachmittags bin ich nie da",
        "Die Freigabe für externe Gäste in SharePoint ist jedes Mal ein Rätsel.",
        "Eine Schulung zu Copilot wäre toll",
        "Externe Gäste kommen nicht in den Kanal. Das kostet mich jede Woche eine Stunde, und am Ende schicke ich die Datei doch wieder als Anhang herum, obwohl wir das alle nicht mehr wollten.",
        "Ich wünsche mir kurze Schulungen, gern aufgezeichnet.",
        "Mehr Zeit zum Ausprobieren",
        "Wie lade ich externe Gäste ein, ohne die IT zu fragen?",
        "alles gut so",
        "schulungen für neue",
    ];

    [Fact]
    public async Task Read_GermanTexts_NamesWhatSeveralSpeakOfAndCountsTexts()
    {
        var gist = await ReadAsync(German);

        Assert.Equal(["Schulungen", "Externe Gäste"], gist.Themes.Take(2).Select(theme => theme.Name));
        Assert.Equal([0, 2, 4, 8], gist.Themes[0].Texts);
        Assert.Equal([1, 3, 6], gist.Themes[1].Texts);
        Assert.DoesNotContain(gist.Themes, theme => theme.Name is "Mehr" or "Bitte" or "Gäste" or "Externe");
    }

    [Fact]
    public async Task Read_GermanTexts_QuotesWholeLinesThatManyCouldHaveSaid()
    {
        var gist = await ReadAsync(German);

        Assert.Equal(gist.Quotes.Count, gist.Quotes.Select(quote => quote.Text).Distinct().Count());
        Assert.InRange(gist.Quotes.Count, 2, 3);
        Assert.All(gist.Quotes, quote => Assert.Contains(quote.Words, German[quote.Text], StringComparison.Ordinal));
        Assert.Contains(gist.Quotes, quote => quote.Words.Contains("chulung", StringComparison.Ordinal));
        Assert.Contains(gist.Quotes, quote => quote.Words.Contains("xterne Gäste", StringComparison.Ordinal));
        Assert.DoesNotContain(gist.Quotes, quote => quote.Words is "alles gut so");
    }

    [Fact]
    public async Task Read_EnglishTexts_FindsTopicsByTheirSynonymsAndWords()
    {
        var gist = await ReadAsync(["Dark mode in Teams please", "How do I turn on dark mode?", "I would like templates for Planner", "More templates!", "Planner is great", "The dark mode hurts"]);

        Assert.Equal(["Dark mode", "Planner", "Templates"], gist.Themes.Select(theme => theme.Name));
    }

    [Fact]
    public async Task Read_TheSameWords_IsOneThemeAndOneQuote()
    {
        var gist = await ReadAsync([.. Enumerable.Repeat("Weil die Gemeinschaft trägt", 9)]);

        Assert.Equal("Weil die Gemeinschaft trägt", Assert.Single(gist.Quotes).Words);
        Assert.Equal(9, Assert.Single(gist.Themes).Texts.Count);
    }

    [Fact]
    public async Task Read_TextsWithNothingInCommonOrTakenOut_ClaimsNothing()
    {
        var nothing = await ReadAsync(["Kaffee", "Der Raum war kalt", "?!", ""]);
        Assert.Empty(nothing.Themes);
        Assert.Empty(nothing.Quotes);
        var named = await ReadAsync(["[Name] erklärt Freigaben so, dass ich Freigaben verstehe", "Freigaben, Freigaben und noch einmal Freigaben"]);
        Assert.Equal([1], named.Quotes.Select(quote => quote.Text));
        Assert.Empty((await ReadAsync(["Danke, [Name]", "Und [Name] auch"])).Themes);
    }

    [Fact]
    public async Task Read_ALongText_QuotesOneSentenceOfIt()
    {
        var text = $"{string.Join(' ', Enumerable.Repeat("Das war ein langer Tag", 12))}. Die Vorlagen für Protokolle fehlen, z. B. im Wiki. Sonst nichts.";

        var gist = await ReadAsync([text, "Vorlagen", "Protokolle"]);

        Assert.Contains("Die Vorlagen für Protokolle fehlen, z. B. im Wiki.", gist.Quotes.Select(quote => quote.Words));
    }

    private static async Task<TextGist> ReadAsync(string[] texts)
    {
        var programme = TestProgramme.Create();
        var synonyms = new Mock<ISynonyms>();
        synonyms.Setup(all => all.CurrentAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new SynonymVersion(0, null, null, programme.TopicSynonyms));
        using var reader = new GistReader();
        return await new TopicGist(new CatalogueShelf(synonyms.Object, programme), reader).ReadAsync(texts, TestContext.Current.CancellationToken);
    }
}
