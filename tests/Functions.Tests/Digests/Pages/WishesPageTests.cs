using System.Text.Json;
using Automations.Digests;
using Automations.Digests.Audience;
using Automations.Digests.Material;
using Automations.Digests.Pages;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.Web;

namespace Automations.Functions.Tests.Digests.Pages;

public sealed class WishesPageTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Unsubscribing_LookedAtOnly_EndsNothingAndByPostEndsIt()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        var link = scene.Get<ISignedLinks>().ForUnsubscribing(scene.People[0].Id, "de", scene.Host.Clock.GetUtcNow()).PathAndQuery;
        var page = Page(scene);

        await page.Ask(PageProbe.Get(link), default);
        Assert.Null(await scene.Get<WishTable>().FindAsync(scene.People[0].Id, default));

        await page.Unsubscribe(PageProbe.Post(link, ("List-Unsubscribe", "One-Click")), default);
        Assert.Equal(DigestFrequency.Never, (await scene.Get<WishTable>().FindAsync(scene.People[0].Id, default))!.Frequency);
    }

    [Fact]
    public async Task Preferences_SentOff_AreKeptWithTheConsentToBeNamed()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        var link = scene.Get<ISignedLinks>().ForWishes(scene.People[0].Id, "de", scene.Host.Clock.GetUtcNow()).PathAndQuery;
        (string, string)[] fields = [("frequency", "Monthly"), ("language", "en"), ("topics", "Teams"), ("topics", "Unfug"), ("pausedUntil", "2027-02-01"), ("mayBeNamed", "yes")];

        await Page(scene).Submit(PageProbe.Post(link, fields), default);

        var kept = (await scene.Get<WishTable>().FindAsync(scene.People[0].Id, default))!;
        Assert.Equal((DigestFrequency.Monthly, "en", new DateOnly(2027, 2, 1)), (kept.Frequency, kept.Language, kept.PausedUntil));
        Assert.Equal(["Teams"], kept.Topics);
        Assert.True(scene.Register[scene.People[0]]!.MayBeNamed);
    }

    [Fact]
    public async Task Preferences_WithSomebodyElsesLink_ChangeNothing()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        var link = scene.Get<ISignedLinks>().ForReading("2027-w01", scene.People[0].Id, "de", scene.Host.Clock.GetUtcNow()).Query;

        await Page(scene).Submit(PageProbe.Post($"/digests/preferences{link}", ("frequency", "Never")), default);

        Assert.Null(await scene.Get<WishTable>().FindAsync(scene.People[0].Id, default));
    }

    [Theory]
    [InlineData("{\"title\":{\"de\":\"Anleitung\"},\"link\":\"https://nordlicht.example/a\",\"topics\":[\"Teams\"]}", 0)]
    [InlineData("{\"title\":{},\"link\":\"http://nordlicht.example/a\"}", 2)]
    [InlineData("[]", 1)]
    public async Task Material_Read_NamesEveryProblem(string json, int problems)
    {
        await using var scene = await DigestScene.StartAsync(storage);

        Assert.Equal(problems, Announcement.Read(JsonElement.Parse(json), "a", scene.Host.Clock.GetUtcNow(), scene.Programme).Problems.Count);
    }

    private static WishesFunctions Page(DigestScene scene) =>
        new(scene.Get<WishTable>(), scene.Register, scene.Get<ISignedLinks>(), PageProbe.Pages(), scene.Programme, scene.Host.Clock);
}
