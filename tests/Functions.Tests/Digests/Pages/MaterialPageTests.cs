using Automations.Digests.Material;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Digests.Pages;

public sealed class MaterialPageTests(AzuriteFixture storage)
{
    private static readonly (string, string)[] Guide = [("link", "https://nordlicht.example/pivot"), ("title-de", "Pivot ohne Angst"), ("text-de", "In fünf Minuten."), ("topics", "OneNote"), ("topics", "Unfug")];

    [Fact]
    public async Task Material_AnnouncedByAManager_IsListedByTopicAndLanguage()
    {
        await using var scene = await StartAsync(AppRoles.CommunityManager);

        Assert.Equal(303, (await SendAsync(scene, "new", Guide)).Status);

        Assert.Equal(["Pivot ohne Angst"], await ListAsync(scene, ""));
        Assert.Equal(["Pivot ohne Angst"], await ListAsync(scene, "?topic=OneNote&language=de"));
        Assert.Empty(await ListAsync(scene, "?topic=Teams"));
        Assert.Empty(await ListAsync(scene, "?language=en"));
        Assert.Equal(["OneNote"], (await scene.Get<MaterialTable>().AllAsync(default))[0].Topics);
    }

    [Fact]
    public async Task Material_WithAnotherLink_IsMovedAndKeepsItsDay()
    {
        await using var scene = await StartAsync(AppRoles.CommunityManager);
        await SendAsync(scene, "new", Guide);
        var before = (await scene.Get<MaterialTable>().AllAsync(default))[0];

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(3));
        await SendAsync(scene, before.Id, [("link", "https://nordlicht.example/other"), ("title-en", "Pivot")]);

        var after = Assert.Single(await scene.Get<MaterialTable>().AllAsync(default));
        Assert.Equal(("https://nordlicht.example/other", before.AnnouncedAt), (after.Link.AbsoluteUri, after.AnnouncedAt));
        Assert.Equal(["en"], after.Titles.Keys);

        await SendAsync(scene, after.Id, [("do", "delete")]);
        Assert.Empty(await scene.Get<MaterialTable>().AllAsync(default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Material_WithTheLinkOfAnother_LeavesTheOtherAsItIs(bool isNew)
    {
        await using var scene = await StartAsync(AppRoles.CommunityManager);
        await SendAsync(scene, "new", Guide);
        await SendAsync(scene, "new", [("link", "https://nordlicht.example/other"), ("title-en", "Pivot")]);
        var other = (await scene.Get<MaterialTable>().AllAsync(default)).Single(each => each.Titles.ContainsKey("en"));

        var (status, page) = await SendAsync(scene, isNew ? "new" : other.Id, Guide);

        Assert.Equal(422, status);
        Assert.Contains("Pivot ohne Angst", page.QuerySelector("#link-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.Get<MaterialTable>().AllAsync(default)).Count);
    }

    [Theory]
    [InlineData("link", "http://nordlicht.example/pivot", "link")]
    [InlineData("title-de", "", "title-de")]
    public async Task Material_ThatBreaksARule_IsShownAgainWithTheReason(string field, string value, string wrong)
    {
        await using var scene = await StartAsync(AppRoles.CommunityManager);

        var (status, page) = await SendAsync(scene, "new", [.. Guide.Where(each => each.Item1 != field), (field, value)]);

        Assert.Equal(422, status);
        Assert.NotNull(page.QuerySelector($"#{wrong}-error"));
        Assert.Empty(await scene.Get<MaterialTable>().AllAsync(default));
    }

    [Fact]
    public async Task Material_ForOthersThanManagers_IsToReadOnly()
    {
        await using var scene = await StartAsync();

        Assert.Equal(403, (await SendAsync(scene, "new", Guide)).Status);
        Assert.Empty(await scene.Get<MaterialTable>().AllAsync(default));
        Assert.Empty(await ListAsync(scene, ""));
    }

    private async Task<DigestScene> StartAsync(params string[] roles)
    {
        var scene = await DigestScene.StartAsync(storage);
        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(Cast.Ada.Id, "Ada", roles.ToHashSet()));
        return scene;
    }

    private static async Task<(int Status, AngleSharp.Html.Dom.IHtmlDocument Page)> SendAsync(DigestScene scene, string id, (string, string)[] fields)
    {
        var request = PageProbe.Post($"/material/{id}", fields);
        return await (await scene.Get<MaterialPages>().Submit(request, id, default)).ReadAsync(request);
    }

    private static async Task<IEnumerable<string>> ListAsync(DigestScene scene, string query)
    {
        var request = PageProbe.Get($"/material{query}", "de");
        var (_, page) = await (await scene.Get<MaterialPages>().List(request, default)).ReadAsync(request);
        return page.QuerySelectorAll(".archive a[href^='https']").Select(link => link.TextContent);
    }
}
