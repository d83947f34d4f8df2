using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Functions.Tests.Topics.Pages;

public sealed class TopicPageTests
{
    private static readonly DateTimeOffset Tuesday = new(2027, 2, 16, 11, 15, 0, TimeSpan.Zero);

    private static readonly TopicHelp[] Help =
    [
        TopicScene.Help(TopicHelpKind.Material, "Ein alter Leitfaden", "https://intranet.example/alt", Tuesday.AddDays(-90)),
        TopicScene.Help(TopicHelpKind.Material, "Ein neuer Leitfaden", "https://intranet.example/neu", Tuesday.AddDays(-9)),
        TopicScene.Help(TopicHelpKind.Event, "Copilot für alle", "/events/copilot", Tuesday),
        TopicScene.Help(TopicHelpKind.Person, "Nele Wulf", "mailto:nele.wulf@nordlicht.example"),
        TopicScene.Help(TopicHelpKind.Person, "Ben Albers", "mailto:ben.albers@nordlicht.example"),
    ];

    [Theory]
    [InlineData("copilot", "de", AddressForm.Du)]
    [InlineData("copilot", "de", AddressForm.Sie)]
    [InlineData("copilot", "en", AddressForm.Du)]
    [InlineData("whiteboard", "de", AddressForm.Du)]
    [InlineData("whiteboard", "de", AddressForm.Sie)]
    [InlineData("whiteboard", "en", AddressForm.Du)]
    public async Task Page_WithAllAndWithNothing_KeepsTheRulesAndSpeaksInOneVoice(string topic, string language, AddressForm form)
    {
        var (status, page) = await new TopicScene(PublishedWeeks.Lively, form, Help).ShowAsync(topic, $"?lang={language}");

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
    }

    [Fact]
    public async Task Page_TellsItsWeeksItsQuestionsAndWhereThereIsHelp()
    {
        var (_, page) = await new TopicScene(PublishedWeeks.Lively, AddressForm.Du, Help).ShowAsync("copilot", "?lang=de");

        Assert.Equal("Copilot", page.Heading());
        Assert.Equal("Schlägt aus: 34 Fragen, 3,4-mal so viele wie sonst", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(9, page.QuerySelectorAll("svg.weeks rect").Length);
        Assert.Equal(2, page.QuerySelectorAll(".said li").Length);
        var helps = page.QuerySelectorAll(".helps li").Select(item => (item.QuerySelector("a")!.TextContent, item.QuerySelector("a")!.GetAttribute("href"))).ToList();
        Assert.Equal(
            [
                ("Ben Albers", "mailto:ben.albers@nordlicht.example"),
                ("Nele Wulf", "mailto:nele.wulf@nordlicht.example"),
                ("Copilot für alle", "/events/copilot?lang=de"),
                ("Ein neuer Leitfaden", "https://intranet.example/neu"),
                ("Ein alter Leitfaden", "https://intranet.example/alt"),
            ],
            helps
        );
        Assert.Contains("Dienstag, 16. Februar, 12:15 Uhr", page.QuerySelectorAll(".helps")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfATopicThatWentQuiet_SaysSoWithoutANumber()
    {
        var (_, page) = await new TopicScene(PublishedWeeks.Lively).ShowAsync("viva-engage");

        Assert.Equal("Wird leiser: weniger als fünf Menschen, sonst mehr", page.QuerySelector(".lead")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".said"));
        Assert.NotNull(page.QuerySelector("svg.weeks .gap"));
    }

    [Fact]
    public async Task Page_OfATopicTheProgrammeDoesNotHave_IsNotThere() =>
        Assert.Equal(404, (await new TopicScene(PublishedWeeks.Lively).ShowAsync("raum-buchung")).Status);
}
