using AngleSharp.Html.Dom;
using Automations.Delivery;
using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Delivery;

public sealed class LedgerPageTests
{
    private static readonly LedgerLine Sent = new(
        "onboarding-1", "onboarding-1/welcome", "Onboarding/Welcome", MessageKind.Mail, MessagePriority.Bulk, "lotsen", "Mira Hansen", "mira@nordlicht.example",
        LedgerState.Sent, Reason: null, Why: null, At(4), At(4), At(4), Attempts: 1);

    [Theory]
    [InlineData("de", "wartet auf die Arbeitszeit dort")]
    [InlineData("en", "waits for the recipient’s working hours")]
    public async Task Reason_OfAMessage_IsInTheLanguageOfThePage(string language, string expected)
    {
        var page = await ShowAsync($"/ledger?lang={language}", Held(LedgerReason.WorkingHours, "particulars"));

        PageRules.Check(page, language);
        Assert.Contains(expected, PageRules.Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("particulars", PageRules.Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_ThatLeavesOpenWhatHappened_ComesWithItsParticularsInEnglish()
    {
        var page = await ShowAsync("/ledger?lang=de", Held(LedgerReason.Trouble, "Graph did not answer in time."));

        Assert.Contains("die Gegenstelle war nicht bereit", PageRules.Words(page), StringComparison.Ordinal);
        Assert.Equal("Graph did not answer in time.", page.QuerySelector("td [lang=en]")!.TextContent);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Reason_OfEveryKind_HasWordsOfItsOwn(string language)
    {
        var reasons = Enum.GetValues<LedgerReason>();

        var page = await ShowAsync($"/ledger?lang={language}", [.. reasons.Select(reason => Held(reason, "particulars"))]);

        var words = page.QuerySelectorAll("td .small:not([lang])").Select(element => element.TextContent).Where(text => !text.Contains('@') && text != "welcome");
        Assert.Equal(reasons.Length, words.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Links_OfAPageThatTheHostOffersElsewhere_StayThere()
    {
        var page = await ShowAsync("/ledger?lang=de", [Sent], pathBase: "/admin", matching: 120);

        var links = page.QuerySelectorAll("table a, nav a").Select(link => link.GetAttribute("href"));
        Assert.Equal(
            ["/admin/ledger?lang=en", "/admin/ledger?lang=de&workflow=onboarding-1", "/admin/ledger?lang=de&after=50"],
            links);
    }

    [Fact]
    public async Task ChannelCard_NamesTheChannelAndNoAddress()
    {
        var page = await ShowAsync("/ledger?lang=de", Sent with { Kind = MessageKind.ChannelCard, RecipientName = "", RecipientAddress = "channel" });

        Assert.Contains("Teams-Kanal", PageRules.Words(page), StringComparison.Ordinal);
    }

    private static LedgerLine Held(LedgerReason reason, string why) => Sent with { State = LedgerState.Held, Reason = reason, Why = why, SentAt = null };

    private static Task<IHtmlDocument> ShowAsync(string address, params LedgerLine[] lines) => ShowAsync(address, lines, pathBase: "", lines.Length);

    private static async Task<IHtmlDocument> ShowAsync(string address, LedgerLine[] lines, string pathBase, int matching)
    {
        var request = PageProbe.Get(address);
        request.PathBase = new PathString(pathBase);
        var counts = lines.CountBy(line => line.State).ToDictionary();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(LedgerPage.Filter)] = new LedgerFilter(),
            [nameof(LedgerPage.Extract)] = new LedgerExtract(LedgerTotals.Of(counts), matching, lines, matching > lines.Length ? "50" : null, IsLatestFirst: true),
            [nameof(LedgerPage.SignedInAs)] = null,
        };
        return (await (await PageProbe.Pages().RenderAsync<LedgerPage>(request, parameters: parameters)).ReadAsync(request)).Page;
    }

    private static DateTimeOffset At(int day) => new(2027, 1, day, 8, 0, 0, TimeSpan.Zero);
}
