using AngleSharp.Dom;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Automations.Functions.Tests.Web;

public sealed class SiteMapTests
{
    private static readonly SitePlace[] Places =
    [
        new("/ledger", "Nachrichtenbuch", "Ledger", PlaceFor.Viewers, 90),
        new("/desk", "Heute", "Today", PlaceFor.CommunityManagers, 1),
        new("/events", "Events", "Events", PlaceFor.Everybody, 10),
    ];

    [Theory]
    [InlineData("", "/events")]
    [InlineData(AppRoles.ProgrammeViewer, "/events /ledger")]
    [InlineData(AppRoles.CommunityManager, "/desk /events /ledger")]
    public async Task Navigation_OfSomebodySignedIn_LeadsWhereTheyMayGo(string role, string expected)
    {
        var page = await ShowAsync("/events/abc", new("10000000-0000-0000-0000-000000000001", "Jule", new HashSet<string> { role }));

        var links = page.QuerySelectorAll("nav.places a");
        Assert.Equal(expected, string.Join(' ', links.Select(link => link.GetAttribute("href"))));
        Assert.Equal(["true"], links.Select(link => link.GetAttribute("aria-current")).OfType<string>());
        Assert.Contains("Jule", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/events/abc?link=xyz")]
    [InlineData("/events/abc")]
    public async Task Navigation_OfAnApplicationOrByALink_IsLeftOut(string address)
    {
        var who = address.Contains("link", StringComparison.Ordinal) ? "10000000-0000-0000-0000-000000000001" : null;

        var page = await ShowAsync(address, new(who, "Jule", new HashSet<string> { AppRoles.CommunityManager }));

        Assert.Null(page.QuerySelector("nav.places"));
    }

    [Theory]
    [InlineData("/privacy?lang=en", "/signin?return=%2Fprivacy%3Flang%3Den")]
    [InlineData("/privacy?link=xyz", null)]
    public async Task Footer_OfAStranger_OffersToSignInUnlessALinkSpeaksForThem(string address, string? expected)
    {
        var page = await ShowAsync(address, who: null);

        Assert.Equal(expected, page.QuerySelector("footer a[href^='/signin']")?.GetAttribute("href"));
    }

    private static async Task<IDocument> ShowAsync(string address, SignedInPerson? who)
    {
        var signIn = Mock.Of<ISignIn>(one => one.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>()) == Task.FromResult(who));
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var pages = new PageRenderer(TestProgramme.Lotsen, new Assets(TestProgramme.Lotsen), new SiteMap(Places, signIn), services, NullLoggerFactory.Instance);
        var request = PageProbe.Get(address, "de");
        return (await (await pages.RenderAsync<NotFoundPage>(request)).ReadAsync(request)).Page;
    }
}
