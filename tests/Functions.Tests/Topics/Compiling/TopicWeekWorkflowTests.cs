using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Compiling;

public sealed class TopicWeekWorkflowTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NineWeeks_WithAnEruption_ArePublishedAndTold(bool everythingTwice)
    {
        await using var scene = await TopicScene.StartAsync(storage, everythingTwice);
        for (var week = 0; week < 6; week++)
        {
            await scene.SayAsync(8, "Wo ist mein Notizbuch?");
            await scene.SayAsync(12, "Wo gibt es heute Mittagessen?");
            await scene.NextMondayAsync();
        }

        Assert.Empty(scene.Alerts.All);
        await scene.SayAsync(8, "Wo ist mein Notizbuch?");
        await scene.SayAsync(25, "Warum zeigt Planner meine Aufgaben nicht an?");
        await scene.NextMondayAsync();

        var weeks = await scene.Get<ITopicWeeks>().LatestAsync(20, default);
        Assert.Equal(7, weeks.Count);
        Assert.Equal(Enumerable.Range(0, 7).Select(back => IsoWeek.Of(scene.Today).Plus(-1 - back)), weeks.Select(week => week.Week));
        Assert.Equal(["planner", "onenote"], weeks[0].Topics.Select(topic => topic.Id));
        Assert.Equal(Direction.Rising, weeks[0].Topics[0].Trend.Direction);
        Assert.All(weeks.Skip(1), week => Assert.Equal((20, 8), (week.Items, Assert.Single(week.Topics).Volume)));
        Assert.Equal("Warum zeigt Planner meine Aufgaben nicht an?", Assert.Single(weeks[0].Topics[0].Samples).Text);
        Assert.All(scene.Alerts.All, alert => Assert.Equal("planner", alert.Eruptions[0].TopicId));
        Assert.Equal(everythingTwice ? 2 : 1, scene.Alerts.All.Count);
        var history = await scene.Get<ITopicWeeks>().HistoryAsync("planner", 3, default);
        Assert.Equal([25, null, null], history.Select(entry => entry.Topic?.Volume));
    }

    [Fact]
    public async Task Item_ThatComesLate_CountsForLaterTrendsAndChangesNothingPublished()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.SayAsync(6, "Loop?");
        var lastWeek = scene.Today;
        await scene.NextMondayAsync();
        var before = await scene.Get<ITopicWeeks>().FindAsync(IsoWeek.Of(lastWeek), default);

        await scene.SayAsync(30, "Planner?", lastWeek);
        await scene.TickAsync();
        await scene.NextMondayAsync();

        Assert.Equivalent(before, await scene.Get<ITopicWeeks>().FindAsync(IsoWeek.Of(lastWeek), default), strict: true);
        Assert.Empty(await scene.Get<Automations.Topics.Store.ITopicStore>().PendingAsync(IsoWeek.Of(lastWeek), default));
    }

    [Fact]
    public async Task Samples_DisappearWhenTheirTimeIsOver_AndTheWeekStays()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.SayAsync(6, "Wie geht das mit Loop auf dem Telefon?");
        var first = IsoWeek.Of(scene.Today);
        await scene.NextMondayAsync();
        Assert.NotEmpty(await SamplesAsync(scene, first));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(75));
        await scene.TickAsync();
        Assert.NotEmpty(await SamplesAsync(scene, first));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(14));
        await scene.TickAsync();

        Assert.Empty(await SamplesAsync(scene, first));
        Assert.Equal(6, (await scene.Get<ITopicWeeks>().FindAsync(first, default))!.Topics.Single().Volume);
    }

    [Fact]
    public async Task Standstill_IsMadeUpFor_WeekByWeek()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.NextMondayAsync();
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(21));
        await scene.TickAsync();

        var weeks = await scene.Get<ITopicWeeks>().LatestAsync(20, default);

        Assert.Equal(4, weeks.Count);
        Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(pair.First.Week, pair.Second.Week.Plus(1)));
    }

    [Fact]
    public async Task Week_ThatFailedWhileTheNextWasPublished_IsMadeUpFor()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.NextMondayAsync();
        var missed = IsoWeek.Of(scene.Today);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(14));
        await scene.Get<WeekShelf>().PublishAsync(new() { Week = missed.Plus(1), PublishedAt = scene.Host.Clock.GetUtcNow() }, default);
        await scene.TickAsync();

        Assert.NotNull(await scene.Get<ITopicWeeks>().FindAsync(missed, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compiling_WithADeathAtAnyRequest_PublishesTheSameWeek(bool afterwards)
    {
        for (var request = 1; request <= 40; request += 3)
        {
            await using var scene = await TopicScene.StartAsync(storage);
            await scene.SayAsync(7, "Wie geht das mit Loop auf dem Telefon?");
            var week = IsoWeek.Of(scene.Today);
            await scene.NextMondayWithDeathAsync(request, afterwards);

            var topic = Assert.Single((await scene.Get<ITopicWeeks>().FindAsync(week, default))!.Topics);
            Assert.Equal((7, 7, 1), (topic.Volume, topic.AtLeastPeople, topic.Samples.Count));
        }
    }

    private static async Task<IReadOnlyList<SampleQuestion>> SamplesAsync(TopicScene scene, IsoWeek week) =>
        Assert.Single((await scene.Get<ITopicWeeks>().FindAsync(week, default))!.Topics).Samples;
}
