using Automations.Digests.Http;
using Automations.Digests.Pages;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.Programme.News;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Digests.Pages;

public sealed class EditPreviewTests(AzuriteFixture storage)
{
    private const string FirstWeek = "2027-w01";

    [Theory]
    [InlineData("", "", "de,en", "Überall,Nur Hamburg,Nur London")]
    [InlineData("de", "Hamburg", "de", "Überall,Nur Hamburg")]
    [InlineData("en", "London", "en", "Everywhere,Only London")]
    [InlineData("xx", "Nirgendwo", "de,en", "Überall,Nur Hamburg,Nur London")]
    public async Task Preview_ForAnOfficeAndALanguage_ShowsWhatReachesIt(string language, string office, string languages, string items)
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(Cast.Ada.Id, "Ada", new HashSet<string> { AppRoles.CommunityManager }));
        scene.News.Add(NewsSection.Material, "a", "Überall", "Everywhere");
        scene.News.Items.Add(scene.News.Add(NewsSection.Material, "b", "Nur Hamburg", "Only Hamburg") with { Offices = ["Hamburg"], Key = "hamburg" });
        scene.News.Items.Add(scene.News.Add(NewsSection.Material, "c", "Nur London", "Only London") with { Offices = ["London"], Key = "london" });
        scene.News.Items.RemoveAll(item => item.Key is "b" or "c");
        await scene.GoToAsync(new(2027, 1, 5, 7, 0, 0, TimeSpan.Zero));
        await scene.TickAsync();

        var request = PageProbe.Post($"/digests/{FirstWeek}/edit", ("do", "preview"), ("previewLanguage", language), ("previewOffice", office), ("keep-0", "yes"), ("keep-1", "yes"), ("keep-2", "yes"));
        var (_, page) = await (await scene.Get<EditFunctions>().Submit(request, FirstWeek, scene.Host.Client, default)).ReadAsync(request);

        var previews = page.QuerySelectorAll("article[lang]").ToList();
        Assert.Equal(languages.Split(','), previews.Select(preview => preview.GetAttribute("lang")));
        // on a page it follows no greeting
        Assert.All(page.QuerySelectorAll(".digest-introduction"), words => Assert.True(char.IsUpper(words.TextContent.Trim()[0]), words.TextContent));
        Assert.Equal(items.Split(',').Order(), previews[0].QuerySelectorAll("h5").Select(heading => heading.TextContent.Trim()).Order());
    }
}
