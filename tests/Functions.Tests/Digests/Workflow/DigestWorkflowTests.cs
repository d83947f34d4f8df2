using Automations.Digests.Audience;
using Automations.Digests.Editions;
using Automations.Digests.Http;
using Automations.Digests.Mail;
using Automations.Digests.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Functions.Tests.Digests.Workflow;

public sealed class DigestWorkflowTests(AzuriteFixture storage)
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = new(2027, 1, 5, 7, 0, 0, TimeSpan.Zero);
    private const string FirstWeek = "2027-w01";

    [Theory]
    [InlineData(false, 10_000)]
    [InlineData(true, 10_000)]
    [InlineData(true, 0)]
    public async Task Edition_ThatIsApproved_ReachesEverybodyOnceAtTheirOwnNine(bool everythingTwice, int cached)
    {
        await using var scene = await DigestScene.StartAsync(storage, everythingTwice: everythingTwice, cached: cached);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");

        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.TickAsync();

        Assert.Equal(["Ada", "Ben"], scene.Outbox.All.Where(mail => mail.Text == "Preview").Select(mail => mail.To).Order());
        Assert.Equal(DigestStep.InReview, (await scene.StatusAsync(FirstWeek)).Step);
        Assert.Empty(scene.Digests(FirstWeek));

        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));

        var mails = scene.Digests(FirstWeek).OrderBy(mail => mail.To, StringComparer.Ordinal).ToList();
        Assert.Equal(["Person100", "Person101", "Person102"], mails.Select(mail => mail.To));
        Assert.All(mails, mail => Assert.Equal(new(9, 0), LocalTime(mail)));
        Assert.All(mails, mail => Assert.NotNull(mail.Intent.Unsubscribe));
        var edition = await scene.EditionAsync(FirstWeek);
        Assert.Equal((EditionState.Published, 3), (edition.State, edition.Recipients));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.Equal(DigestStep.Delivered, (await scene.StatusAsync(FirstWeek)).Step);
        Assert.Null(await scene.Get<EditionBlobs>().ReadAsync<List<DigestReader>>(FirstWeek, EditionBlobs.AudiencePage(0), default));
    }

    [Fact]
    public async Task Edition_WithNothingThatWasNotTold_IsNotSentAndTheEditorsHearOfIt()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));

        await scene.GoToAsync(Tuesday.AddDays(7));
        await scene.TickAsync();

        Assert.Equal(DigestStep.NothingNew, (await scene.StatusAsync("2027-w02")).Step);
        Assert.Empty(scene.Digests("2027-w02"));
        var told = Assert.Single(scene.Outbox.All, mail => mail.Text == "DigestOutcome" && mail.To == "Ada");
        Assert.Equal("Kein Digest 2027-w02: nichts Neues", (await scene.RenderAsync(told.Intent)).Subject);
    }

    [Fact]
    public async Task Edition_ThatWasSkipped_IsMadeUpForByTheNext()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));
        scene.News.Add(NewsSection.Material, "second", "Noch eine", "Another");
        await scene.GoToAsync(Tuesday.AddDays(7));
        await scene.TickAsync();
        await scene.SteerAsync("2027-w02", new(DigestAction.Skip, "Betriebsversammlung"));

        await scene.GoToAsync(Tuesday.AddDays(14));
        await scene.TickAsync();

        Assert.Equal((EditionState.Skipped, "Betriebsversammlung"), ((await scene.EditionAsync("2027-w02")).State, (await scene.EditionAsync("2027-w02")).Note));
        Assert.Equal(Tuesday, scene.News.Periods[^1].Since);
        Assert.Equal(DigestStep.InReview, (await scene.StatusAsync("2027-w03")).Step);
    }

    [Theory]
    [InlineData(UndecidedDigest.Send, DigestStep.Delivering, 3)]
    [InlineData(UndecidedDigest.Skip, DigestStep.Skipped, 0)]
    [InlineData(UndecidedDigest.Wait, DigestStep.InReview, 0)]
    public async Task Edition_ThatNobodyDecidesOn_FollowsTheProgrammesRule(UndecidedDigest rule, DigestStep step, int sent)
    {
        await using var scene = await DigestScene.StartAsync(storage, new() { Weekly = new(DayOfWeek.Thursday, new(9, 0)), WhenNobodyDecides = rule });
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();

        await scene.GoToAsync(Tuesday.AddDays(1).AddHours(10));

        Assert.Equal(step, (await scene.StatusAsync(FirstWeek)).Step);
        Assert.Equal(sent, scene.Digests(FirstWeek).Count());
    }

    [Fact]
    public async Task Edition_ThatIsPostponed_ReachesPeopleOnTheNewDay()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();

        await scene.SteerAsync(FirstWeek, new(DigestAction.Postpone, SendOn: new(2027, 1, 12)));
        Assert.Equal(DigestStep.InReview, (await scene.StatusAsync(FirstWeek)).Step);
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));

        Assert.Equal(new DateOnly(2027, 1, 12), (await scene.EditionAsync(FirstWeek)).SendOn);
        Assert.All(scene.Digests(FirstWeek), mail => Assert.Equal(new(2027, 1, 12), DateOnly.FromDateTime(mail.Intent.NotBefore!.Value.UtcDateTime)));
    }

    [Fact]
    public async Task Edition_ThatIsCalledBack_CancelsWhatIsQueuedAndIsGoneFromTheArchive()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));

        await scene.SteerAsync(FirstWeek, new(DigestAction.Withdraw, "Falscher Link"));

        Assert.Equal([EditionIds.InstanceIdOf(scene.Programme.Id, FirstWeek)], scene.Outbox.Cancelled.Distinct());
        Assert.Equal(EditionState.Withdrawn, (await scene.EditionAsync(FirstWeek)).State);
        Assert.NotNull(await scene.Get<DigestLastWord>().WhyNotAsync(scene.Digests(FirstWeek).First().Intent, Monday, default));
    }

    [Fact]
    public async Task Readers_WhoPausedOrWantAnother_GetNoneAndTheOthersTheirOwnLanguage()
    {
        await using var scene = await DigestScene.StartAsync(storage, people: 6);
        var wishes = scene.Get<WishTable>();
        await wishes.ChangeAsync(scene.People[0].Id, known => known with { Frequency = DigestFrequency.Never }, default);
        await wishes.ChangeAsync(scene.People[1].Id, known => known with { Frequency = DigestFrequency.Monthly }, default);
        await wishes.ChangeAsync(scene.People[2].Id, known => known with { PausedUntil = new(2027, 2, 1) }, default);
        await wishes.ChangeAsync(scene.People[3].Id, known => known with { Language = "en" }, default);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        scene.News.Items.Add(scene.News.Items[0] with { Key = "own", Section = NewsSection.Yours, People = [scene.People[4].Id] });
        await scene.GoToAsync(Tuesday);
        await scene.TickAsync();
        await scene.SteerAsync(FirstWeek, new(DigestAction.Approve));

        var mails = scene.Digests(FirstWeek).ToDictionary(mail => mail.To);
        Assert.Equal(["Person103", "Person104", "Person105"], mails.Keys.Order());
        var english = await scene.RenderAsync(mails["Person103"].Intent);
        Assert.Contains("A new guide", english.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For you", english.Text, StringComparison.Ordinal);
        var german = await scene.RenderAsync(mails["Person104"].Intent);
        Assert.Contains("Für dich", german.Text, StringComparison.Ordinal);

        await wishes.ChangeAsync(scene.People[4].Id, known => known with { PausedUntil = new(2027, 2, 1) }, default);
        var lastWord = scene.Get<DigestLastWord>();
        Assert.Equal("the recipient pauses until 2027-02-01", await lastWord.WhyNotAsync(mails["Person104"].Intent, Tuesday.AddDays(2), default));
        Assert.Null(await lastWord.WhyNotAsync(mails["Person105"].Intent, Tuesday.AddDays(2), default));
    }

    [Fact]
    public async Task Order_OutOfTurn_IsMadeOnceAndReachesTheNextWorkingDay()
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        var orders = scene.Get<DigestOrders>();

        var first = await orders.PlaceAsync(new() { Edition = "umzug" }, scene.Host.Client, default);
        var second = await orders.PlaceAsync(new() { Edition = "umzug" }, scene.Host.Client, default);
        await scene.Host.RunUntilIdleAsync();
        await scene.SteerAsync("umzug", new(DigestAction.Approve));

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(3, scene.Digests("umzug").Count());
        Assert.Equal(new DateOnly(2027, 1, 5), (await scene.EditionAsync("umzug")).SendOn);
    }

    private static TimeOnly LocalTime(Onboarding.Scene.Queued mail) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(mail.Intent.NotBefore!.Value, TimeZoneInfo.FindSystemTimeZoneById(mail.Intent.Recipient.TimeZone)).DateTime);
}
