using Automations.Messages;

namespace Automations.Functions.Tests.Messages;

public sealed class MessageRendererTests
{
    private const string Head = "---\nsubject: Betreff\npreheader: Vorschau\n---\n";

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[klick](https://elsewhere.example)")]
    [InlineData("**fett** _kursiv_ `code` ~durch~")]
    [InlineData("<https://elsewhere.example> &amp; &lt;b&gt;")]
    [InlineData("\\[x\\](y) \\")]
    [InlineData("{{ view.secret }}")]
    public async Task Value_OfAnyKind_StaysWhatSomebodyWrote(string value)
    {
        var message = await Renderers.Of(Head + "Vorher {{ view.value }} nachher.").RenderAsync(new { Value = value });

        Assert.Contains($"Vorher {value} nachher.", message.Text, StringComparison.Ordinal);
        Assert.Contains($">Vorher {System.Text.Encodings.Web.HtmlEncoder.Default.Encode(value)} nachher.</p>", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_WithLinesLikeHeadingsAndLists_StaysInItsQuote()
    {
        var message = await Renderers.Of(Head + "> {{ view.value }}\n\nDanach.").RenderAsync(new { Value = "Eins\r\n\r\n# Zwei\n- drei\n    vier\n---" });

        Assert.StartsWith("> Eins\n> # Zwei\n> - drei\n> vier\n> ---\n\nDanach.", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_InAnAddress_StaysUsable()
    {
        var message = await Renderers
            .Of(Head + "[Hier]({{ view.link }})")
            .RenderAsync(new { Link = new Uri("https://lotsen.example/leave?lang=de&link=a_b-c*d~(e)") });

        Assert.Contains("Hier (https://lotsen.example/leave?lang=de&link=a_b-c*d~(e))", message.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://lotsen.example/leave?lang=de&amp;link=a_b-c*d~(e)\"", message.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    public async Task Address_ThatIsNoWholeWebOrMailAddress_Fails(string address) =>
        await FailsAsync(Head + "[Hier]({{ view.link }})", new { Link = address }, address);

    [Fact]
    public async Task Value_ThatTurnsTheDirectionOfText_LosesThat() =>
        Assert.StartsWith("ab\n", (await Renderers.Of(Head + "{{ view.value }}").RenderAsync(new { Value = "a\u202E\u0007b" })).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Subject_IsOnOneLineAndUnescaped()
    {
        var message = await Renderers.Of("---\nsubject: Von {{ view.value }}\npreheader: x\n---\nText").RenderAsync(new { Value = "A_B\r\nBcc: x@y.example" });

        Assert.Equal("Von A_B Bcc: x@y.example", message.Subject);
        Assert.Contains("<title>Von A_B Bcc: x@y.example</title>", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_BecomesAButtonAndAWrittenOutAddress()
    {
        var message = await Renderers
            .Of("---\nsubject: x\npreheader: x\naction: [Los, {{ recipient.givenName }}]({{ view.link }})\n---\nText")
            .RenderAsync(new { Link = "https://lotsen.example/a?b=1&c=2" });

        Assert.Contains("Text\n\nLos, Jonas:\nhttps://lotsen.example/a?b=1&c=2\n", message.Text, StringComparison.Ordinal);
        Assert.Matches("<a href=\"https://lotsen\\.example/a\\?b=1&amp;c=2\"[^>]*>Los, Jonas</a>", message.Html);
    }

    [Theory]
    [InlineData("{{ view.missing }}", "missing")]
    [InlineData("{{ if view.missing }}x{{ end }}", "missing")]
    [InlineData("{{ viewer }}", "viewer")]
    [InlineData("{{ view.value | upcase }}", "upcase")]
    [InlineData("{{ view.empty }}", "no value")]
    [InlineData("{{ view.value | day }}", "no moment")]
    [InlineData("{{ if view.value }}", "end")]
    [InlineData("```\ncode\n```", "FencedCodeBlock")]
    [InlineData("![Bild](https://x.example/y.png)", "LinkInline")]
    public async Task Text_WithAMistake_FailsNamingFileAndMistake(string body, string mistake) =>
        await FailsAsync(Head + body, new { Value = "Wert", Empty = (string?)null }, mistake);

    [Theory]
    [InlineData("{{ if view.added }}da{{ else }}leer{{ end }}", "leer")]
    [InlineData("leer{{ for each in view.added }}{{ each }}{{ end }}", "leer")]
    [InlineData("{{ if given view.added }}da{{ else }}leer{{ end }}", "leer")]
    [InlineData("{{ if any view.added }}da{{ else }}leer{{ end }}", "leer")]
    [InlineData("{{ view.value }}", "Wert")]
    public async Task Field_ThatCameLater_CountsAsEmptyWhereTheViewLacksIt(string body, string expected)
    {
        var text = Renderers.Of($"---\nsubject: x\npreheader: x\nlater: added, value\n---\n{body}");

        Assert.Equal(expected, (await text.RenderAsync(new { Value = "Wert" })).Body);
    }

    [Fact]
    public async Task Field_ThatCameLater_WrittenWithoutAsking_Fails() =>
        await FailsAsync("---\nsubject: x\npreheader: x\nlater: added\n---\n{{ view.added }}", new { }, "no value");

    [Theory]
    [InlineData("Text", "front matter")]
    [InlineData("---\nsubject: x\n---\nText", "preheader")]
    [InlineData("---\npreheader: x\n---\nText", "subject")]
    [InlineData("---\nsubject: x\npreheader: x\ncolour: red\n---\nText", "colour: red")]
    [InlineData("---\nsubject: x\npreheader: x\naction: Los\n---\nText", "action")]
    public async Task Text_WithAWrongFrontMatter_FailsNamingFileAndMistake(string content, string mistake) => await FailsAsync(content, new { }, mistake);

    [Theory]
    [InlineData("Test/Missing", "Test/Messages/Missing/de.md")]
    [InlineData("../secrets", "../secrets")]
    [InlineData("Test/Text/../../x", "Test/Text/../../x")]
    public async Task Template_ThatDoesNotExist_FailsNamingIt(string template, string named)
    {
        var failure = await Assert.ThrowsAsync<MessageTextException>(() => Renderers.Of(Head).RenderAsync(new { }, template));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_IsTheMarkdownThatCardsKnow()
    {
        var message = await Renderers
            .Of(Head + "# Neu\n\n**{{ view.name }}** ist da.\n\n- eins\n- [zwei](https://lotsen.example)\n\nEnde")
            .RenderAsync(new { Name = "A*B [c]" });

        Assert.Equal("**Neu**\n\n**A\\*B \\[c\\]** ist da.\n\n- eins\n- [zwei](https://lotsen.example)\n\nEnde", message.Body);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "Teams")]
    [InlineData(2, "Teams und OneNote")]
    [InlineData(3, "Teams, OneNote und Planner")]
    public async Task List_OfSoMany_ReadsLikeASentence(int count, string expected)
    {
        var message = await Renderers.Of(Head + "Themen: {{ view.topics | list }}.").RenderAsync(new { Topics = new[] { "Teams", "OneNote", "Planner" }.Take(count) });

        Assert.StartsWith($"Themen: {expected}.", message.Body, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(string content, object view, string mistake)
    {
        var failure = await Assert.ThrowsAsync<MessageTextException>(() => Renderers.Of(content).RenderAsync(view));

        Assert.Contains("Test/Messages/Text/de.md", failure.Message, StringComparison.Ordinal);
        Assert.Contains(mistake, failure.Message, StringComparison.Ordinal);
    }
}
