using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Programme;
using Automations.Topics.Weeks;
using Automations.Web;

namespace Automations.Functions.Tests.Topics.Pages;

public sealed class TopicsPageTests
{
    public static TheoryData<string, string, AddressForm> Voices()
    {
        var voices = new TheoryData<string, string, AddressForm>();
        foreach (var weeks in new[] { "lively", "calm", "silent", "none" })
            foreach (var (language, form) in new[] { ("de", AddressForm.Du), ("de", AddressForm.Sie), ("en", AddressForm.Du) })
                voices.Add(weeks, language, form);
        return voices;
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task Page_OfAnyWeeks_KeepsTheRulesAndSpeaksInOneVoice(string weeks, string language, AddressForm form)
    {
        var (status, page) = await new TopicScene(Of(weeks), form).ListAsync($"/topics?lang={language}");

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Contains(language == "de" ? "weniger als fünf Menschen" : "fewer than five people", PageRules.Words(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lively", "Copilot schlägt aus, „raum buchung“ ist neu, Outlook und Viva Engage werden leiser.")]
    [InlineData("calm", "Eine ruhige Woche: Alles bewegt sich wie sonst.")]
    [InlineData("silent", "Eine stille Woche: Zu keinem Thema haben sich fünf Menschen gemeldet.")]
    [InlineData("nothing", "Noch liegt die Nadel still.")]
    [InlineData("none", "Noch liegt die Nadel still.")]
    public async Task Headline_SaysWhatMoves(string weeks, string expected)
    {
        var (_, page) = await new TopicScene(Of(weeks)).ListAsync();

        Assert.Equal(expected, string.Join(' ', page.QuerySelector("#headline")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Picture_HasATraceAndATableRowForEachTopic()
    {
        var (_, page) = await new TopicScene(PublishedWeeks.Lively).ListAsync("/topics?lang=de");

        Assert.Equal(5, page.QuerySelectorAll("svg.trace[role=img]").Length);
        Assert.Equal("/topics/copilot?lang=de", page.QuerySelector(".rising h3 a")!.GetAttribute("href"));
        Assert.Contains("3,4-mal so viele wie sonst", page.QuerySelector(".rising .reading")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("69 % weniger als sonst", page.QuerySelector(".falling li:first-child .reading")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("weniger als fünf Menschen", page.QuerySelector(".falling li:last-child .reading")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Seit gestern finde ich keinen Raum mehr.", page.QuerySelector(".new .said")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".new h3 a"));
        var cells = page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).ToList();
        Assert.Equal("Copilot|Schlägt aus|11|10|9|11|10|9|11|10|34", cells[0]);
        Assert.Equal("raum buchung|Neu|–|–|–|–|–|–|–|–|9", cells[1]);
        Assert.StartsWith("7.12.: 11, 14.12.: 10", page.QuerySelector(".rising desc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CalmWeek_ShowsNothingButWhatIsAsUsual()
    {
        var (_, page) = await new TopicScene(PublishedWeeks.Calm).ListAsync();

        Assert.Equal("motion steady", Assert.Single(page.QuerySelectorAll(".motion")).ClassName);
    }

    [Fact]
    public async Task BeforeTheFirstWeek_ItSaysWhenThePictureComes()
    {
        var (_, page) = await new TopicScene(Of("none")).ListAsync("/topics?lang=en");

        Assert.Contains("it is this week’s turn on Monday 11 January.", PageRules.Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_WhoAreNotSignedIn_SignInAndComeBack()
    {
        var scene = new TopicScene(PublishedWeeks.Lively);
        scene.ComesUnknown();

        Assert.Equal(302, (await scene.ListAsync()).Status);
        Assert.Equal(302, (await scene.ShowAsync("copilot")).Status);
    }

    [Theory]
    [InlineData(ChampionState.Active, 200)]
    [InlineData(ChampionState.Paused, 200)]
    [InlineData(ChampionState.Left, 403)]
    [InlineData(null, 403)]
    public async Task Visitors_SeeIt_WhenTheyTakePart(ChampionState? state, int expected)
    {
        var scene = new TopicScene(PublishedWeeks.Lively);
        scene.Comes(Cast.Emma.Id);
        if (state is { } known)
            scene.Register.Add(Cast.Emma, known);

        Assert.Equal(expected, (await scene.ListAsync()).Status);
        Assert.Equal(expected, (await scene.ShowAsync("copilot")).Status);
    }

    [Theory]
    [InlineData(AppRoles.CommunityManager)]
    [InlineData(AppRoles.ProgrammeViewer)]
    public async Task Visitors_WithARole_SeeItWithoutBeingChampions(string role)
    {
        var scene = new TopicScene(PublishedWeeks.Lively);
        scene.Comes(Cast.Ada.Id, role);

        Assert.Equal(200, (await scene.ListAsync()).Status);
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Visitors_WhoDoNotTakePart_AreInvited(string language, AddressForm form)
    {
        var scene = new TopicScene(PublishedWeeks.Lively, form);
        scene.Comes(Cast.Emma.Id);

        var (_, page) = await scene.ListAsync($"/topics?lang={language}");

        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.NotNull(page.QuerySelector("main a[href^='/join']"));
        Assert.DoesNotContain("Copilot", PageRules.Words(page), StringComparison.Ordinal);
    }

    private static PublishedWeeks Of(string weeks) =>
        weeks switch
        {
            "lively" => PublishedWeeks.Lively,
            "calm" => PublishedWeeks.Calm,
            "silent" => new(new TopicWeek { Week = PublishedWeeks.Last, PublishedAt = default }, PublishedWeeks.Week(1, 20, PublishedWeeks.Topic("Teams", 8))),
            "nothing" => new(new TopicWeek { Week = PublishedWeeks.Last, PublishedAt = default }),
            _ => new(),
        };
}
