using System.Text.Json;
using Automations.Delivery;
using Automations.Digests.Activities;
using Automations.Digests.Audience;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Digests.Thanks;
using Automations.Digests.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Digests.Thanks;

public sealed class ThanksTests(AzuriteFixture storage)
{
    private const string FirstWeek = "2027-w01";

    private static readonly DateTimeOffset Tuesday = new(2027, 1, 5, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Thanks_ToAChampionWhoMayBeNamed_ReachThemOnceAndTheNextDigest()
    {
        await using var scene = await StartAsync(mayBeNamed: true);

        var (first, answer) = await SayAsync(scene, scene.People[1].Mail, "für die *Geduld* <gestern>");
        var (again, _) = await SayAsync(scene, scene.People[1].Id, "für die *Geduld* <gestern>");

        Assert.Equal((201, 200), (first, again));
        Assert.True(answer.GetProperty("inDigest").GetBoolean());
        var mail = Assert.Single(scene.Outbox.All);
        Assert.Equal((scene.People[1].GivenName, MessagePriority.Bulk), (mail.To, mail.Intent.Priority));
        var item = Assert.Single((await DraftAsync(scene)).Items, each => each.News.Key.StartsWith("thanks-", StringComparison.Ordinal)).News;
        Assert.Equal(scene.People[1].DisplayName, item.Texts["de"].Title);
        Assert.Equal("„für die \\*Geduld\\* \\<gestern\\>“ (Danke von Ada Petersen)", item.Texts["de"].Markdown);
    }

    [Fact]
    public async Task Thanks_ToSomebodyWhoDidNotAgreeToBeNamed_StayBetweenTheTwo()
    {
        await using var scene = await StartAsync(mayBeNamed: false);

        var (status, answer) = await SayAsync(scene, scene.People[1].Mail, "für alles");

        Assert.Equal(201, status);
        Assert.False(answer.GetProperty("inDigest").GetBoolean());
        Assert.Contains("Davon weiß sonst niemand", (await scene.RenderAsync(scene.Outbox.All[0].Intent)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await DraftAsync(scene)).Items, item => item.News.Key.StartsWith("thanks-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", "to", "text")]
    [InlineData("{\"to\":\"nobody@nordlicht.example\",\"text\":\"danke\"}", "to")]
    [InlineData("{\"to\":\"ada.petersen@nordlicht.example\",\"text\":\"danke\"}", "to")]
    [InlineData("{\"to\":\"person101@nordlicht.example\",\"text\":\"danke\",\"colour\":\"red\"}", "colour")]
    public async Task Thanks_ThatBreakARule_AreRefusedByField(string json, params string[] fields)
    {
        await using var scene = await StartAsync(mayBeNamed: true);

        var (status, problem) = await PostAsync(scene, json);

        Assert.Equal(400, status);
        Assert.Equal(fields, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(scene.Outbox.All);
    }

    [Fact]
    public async Task Thanks_ByStrangers_AreRefused()
    {
        await using var scene = await StartAsync(mayBeNamed: true);

        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync((SignedInPerson?)null);
        Assert.Equal(401, (await SayAsync(scene, scene.People[1].Mail, "danke")).Status);

        SignIn(scene, Cast.Id(999), "Xaver");
        Assert.Equal(403, (await SayAsync(scene, scene.People[1].Mail, "danke")).Status);
    }

    [Fact]
    public async Task Thanks_MoreThanTenADay_AreTooMany()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        for (var number = 0; number < 10; number++)
            Assert.Equal(201, (await SayAsync(scene, scene.People[1].Mail, $"danke {number}")).Status);

        Assert.Equal(400, (await SayAsync(scene, scene.People[1].Mail, "noch einmal danke")).Status);

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(201, (await SayAsync(scene, scene.People[1].Mail, "noch einmal danke")).Status);
    }

    [Fact]
    public async Task Thanks_TakenBackByLink_LeaveTheDraftAndNobodyCanThankAgain()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        Assert.Single((await DraftAsync(scene)).Items, item => item.News.Key.StartsWith("thanks-", StringComparison.Ordinal));
        var link = scene.Outbox.All[0].Intent.View.GetProperty("page").GetString()!;
        var path = new Uri(link).PathAndQuery;
        var id = new Uri(link).Segments[^1];
        var pages = scene.Get<ThanksPages>();

        await pages.ShowThanked(PageProbe.Get(path), id, default);
        Assert.False((await scene.Get<ThanksTable>().FindAsync(id, default))!.IsRemoved);

        await pages.SubmitThanked(PageProbe.Post(path, ("do", "never")), id, default);

        var removed = (await scene.Get<ThanksTable>().FindAsync(id, default))!;
        Assert.Equal((true, "", "", ""), (removed.IsRemoved, removed.Text, removed.ToName, removed.FromName));
        Assert.DoesNotContain((await scene.Get<EditionBlobs>().GetAsync<DigestContent>(FirstWeek, EditionBlobs.Draft, default)).Items, item => item.News.Key == $"thanks-{id}");
        Assert.Equal(400, (await SayAsync(scene, scene.People[1].Mail, "trotzdem danke")).Status);
        Assert.True((await scene.Get<WishTable>().FindAsync(scene.People[1].Id, default))!.NoThanks);
    }

    [Fact]
    public async Task Thanks_TakenBackWhileAnEditionIsCollected_AreNotInItsDraft()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        await SayAsync(scene, scene.People[1].Mail, "für noch mehr");
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        var plan = EditionSchedule.DueBy(Tuesday.AddHours(26), Tuesday, scene.Programme).Single(plan => plan.Edition == FirstWeek);
        var work = scene.Get<CollectActivities>();
        await work.CollectAsync(DigestInput.Of(plan, scene.Programme), default);
        var (path, id) = LinkOf(scene.Outbox.All[0]);

        await scene.Get<ThanksPages>().SubmitThanked(PageProbe.Post(path, ("do", "remove")), id, default);
        await work.ComposeAsync(FirstWeek, default);

        var draft = await scene.Get<EditionBlobs>().GetAsync<DigestContent>(FirstWeek, EditionBlobs.Draft, default);
        var told = Assert.Single(draft.Items, item => item.News.Section == NewsSection.Thanks).News;
        Assert.Contains("für noch mehr", told.Texts["de"].Markdown, StringComparison.Ordinal);
        Assert.Contains(draft.Items, item => item.News.Key == "guide");
    }

    [Fact]
    public async Task Thanks_TakenBackWhileTheDraftIsWritten_AreNotInIt()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        var (_, id) = LinkOf(scene.Outbox.All[0]);
        var written = await DraftAsync(scene);
        await scene.Get<ThanksTable>().RemoveAsync(id, default);

        await scene.Get<CollectActivities>().ComposeAsync(FirstWeek, default);

        var draft = await scene.Get<EditionBlobs>().GetAsync<DigestContent>(FirstWeek, EditionBlobs.Draft, default);
        Assert.Equal(written.Items.Count - 1, draft.Items.Count);
        Assert.DoesNotContain(draft.Items, item => item.News.Section == NewsSection.Thanks);
    }

    [Fact]
    public async Task Thanks_SaidAgainAfterTheyWereTakenBack_AreNotSentAndThePageSaysSo()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        var first = await SubmitAsync(scene, "für alles");
        var (path, id) = LinkOf(scene.Outbox.All[0]);
        await scene.Get<ThanksPages>().SubmitThanked(PageProbe.Post(path, ("do", "remove")), id, default);

        var again = await SubmitAsync(scene, "für alles");

        Assert.Contains("unterwegs", first, StringComparison.Ordinal);
        Assert.StartsWith($"Genau das hast du heute schon zu {scene.People[1].DisplayName} gesagt.", again, StringComparison.Ordinal);
        Assert.DoesNotContain("Digest", again, StringComparison.Ordinal);
        Assert.Single(scene.Outbox.All);
    }

    [Fact]
    public async Task ThankedPage_OfThanksTakenBack_NamesNobody()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        var (path, id) = LinkOf(scene.Outbox.All[0]);
        var pages = scene.Get<ThanksPages>();
        var post = PageProbe.Post(path, ("do", "remove"));

        var (_, page) = await (await pages.SubmitThanked(post, id, default)).ReadAsync(post);

        Assert.Equal("Dank gelöscht", page.Heading());
        Assert.DoesNotContain(Cast.Ada.DisplayName, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_OfAProgrammeWithoutDigests_AreForgottenAfterFourMonths()
    {
        await using var scene = await StartAsync(mayBeNamed: true, new());
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        var (_, id) = LinkOf(scene.Outbox.All[0]);
        var thanks = scene.Get<ThanksTable>();

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(119));
        await scene.Get<ThanksTimer>().ForgetThanks(new(), default);
        Assert.NotNull(await thanks.FindAsync(id, default));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(2));
        await scene.Get<ThanksTimer>().ForgetThanks(new(), default);
        Assert.Null(await thanks.FindAsync(id, default));
    }

    [Fact]
    public async Task Thanks_WithSomebodyElsesLink_StayAsTheyAre()
    {
        await using var scene = await StartAsync(mayBeNamed: true);
        await SayAsync(scene, scene.People[1].Mail, "für alles");
        await SayAsync(scene, scene.People[2].Mail, "für vieles");
        var links = scene.Outbox.All.Select(mail => new Uri(mail.Intent.View.GetProperty("page").GetString()!)).ToList();

        await scene.Get<ThanksPages>().SubmitThanked(PageProbe.Post($"{links[0].AbsolutePath}{links[1].Query}", ("do", "remove")), links[0].Segments[^1], default);

        Assert.False((await scene.Get<ThanksTable>().FindAsync(links[0].Segments[^1], default))!.IsRemoved);
    }

    private async Task<DigestScene> StartAsync(bool mayBeNamed, DigestRules? rules = null)
    {
        var scene = await DigestScene.StartAsync(storage, rules);
        await scene.Register.SaveAsync(scene.Register[scene.People[1]]! with { MayBeNamed = mayBeNamed }, default);
        SignIn(scene, Cast.Ada.Id, Cast.Ada.DisplayName, AppRoles.CommunityManager);
        return scene;
    }

    private static void SignIn(DigestScene scene, string id, string name, params string[] roles) =>
        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(id, name, roles.ToHashSet()));

    private static (string Path, string Id) LinkOf(Queued mail)
    {
        var link = new Uri(mail.Intent.View.GetProperty("page").GetString()!);
        return (link.PathAndQuery, link.Segments[^1]);
    }

    /// <returns>What the page says of it.</returns>
    private static async Task<string> SubmitAsync(DigestScene scene, string text)
    {
        var post = PageProbe.Post("/thanks?lang=de", ("to", scene.People[1].Mail), ("text", text));
        var (_, page) = await (await scene.Get<ThanksPages>().Submit(post, scene.Host.Client, default)).ReadAsync(post);
        return page.QuerySelector("[role=status]")!.TextContent.Trim();
    }

    private static Task<(int Status, JsonElement Json)> SayAsync(DigestScene scene, string to, string text) => PostAsync(scene, JsonSerializer.Serialize(new { to, text }));

    private static async Task<(int Status, JsonElement Json)> PostAsync(DigestScene scene, string json)
    {
        var request = PageProbe.PostJson("/api/thanks", json);
        return await (await scene.Get<ThanksEndpoint>().PostAsync(request, scene.Host.Client, default)).ReadJsonAsync(request);
    }

    /// <summary>Of the week's edition, which something else gives a reason to appear.</summary>
    private static async Task<DigestContent> DraftAsync(DigestScene scene)
    {
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        Assert.Equal(DigestStep.InReview, (await scene.StatusAsync(FirstWeek)).Step);
        return await scene.Get<EditionBlobs>().GetAsync<DigestContent>(FirstWeek, EditionBlobs.Draft, default);
    }
}
