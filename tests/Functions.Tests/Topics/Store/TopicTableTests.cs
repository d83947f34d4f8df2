using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Programme.Topics;
using Automations.Storage;
using Automations.Topics.Compiling;
using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Weeks;
using Azure.Data.Tables;

namespace Automations.Functions.Tests.Topics.Store;

public sealed class TopicTableTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Add_TheSameItemAgain_CountsOnce()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var note = Note(scene, "one");

        await scene.DeliverAsync(note);
        await scene.DeliverAsync(note with { Text = "other words under the same id" });
        await FoldAsync(scene);
        await scene.DeliverAsync(note);

        Assert.False(await FoldAsync(scene));
        Assert.Equal(1, (await TallyAsync(scene)).Count(TallyKeys.Everything));
    }

    [Fact]
    public async Task Fold_ByManyAtOnce_TakesEachItemOnce()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.SayAsync(230, "Wie geht das in Loop?");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FoldAsync(scene)));

        Assert.Equal((230, 64), await CountAsync(scene, TallyKeys.Topic("loop")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryRequest_WithADeath_LosesNothingAndCountsNothingTwice(bool afterwards)
    {
        for (var request = 1; ; request++)
        {
            await using var scene = await TopicScene.StartAsync(storage);
            await scene.SayAsync(3, "Wie geht das in Loop?");
            scene.Crashes.Arm(request, afterwards);
            try
            {
                await WorkAsync(scene);
                scene.Crashes.Disarm();
                Assert.True(request > 4, "No request was made that could have died.");
                return;
            }
            catch (CrashException)
            {
                scene.Crashes.Disarm();
            }

            await WorkAsync(scene);
            Assert.Equal((4, 4), await CountAsync(scene, TallyKeys.Topic("loop")));
        }

        static async Task WorkAsync(TopicScene scene)
        {
            await scene.DeliverAsync(Note(scene, "last") with { Person = "somebody else" });
            await FoldAsync(scene);
        }
    }

    [Fact]
    public async Task Rows_HoldNoPersonNoNameAndNoOriginalId()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var note = Note(scene, "check-in-1234") with { Text = "Bitte an jule.petersen@nordlicht.example wegen Loop. LG Tom", Person = "00000000-0000-0000-0000-00000000abcd" };
        await scene.DeliverAsync(note);

        var rows = await RowsAsync(scene);

        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(row.Keys, key => row[key].ToString() is { } cell && new[] { "abcd", "jule", "Tom", "1234" }.Any(cell.Contains)));
    }

    [Fact]
    public async Task Forget_LeavesTheWeeksThatAreYoungEnough()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var week = IsoWeek.Of(scene.Today);
        foreach (var back in new[] { 0, 1, 2, 30 })
            await scene.Get<ITopicStore>().AddAsync(new($"item{back}", week.Plus(-back), "text", IsQuotable: true, new(Speaker.Nobody, "de", [], [], 0)), default);
        await new Folding(scene.Get<ITopicStore>()).FoldAsync(week.Plus(-2), 100, default);

        await scene.Get<ITopicStore>().ForgetBeforeAsync(week.Plus(-1), default);
        await scene.Get<ITopicStore>().ForgetBeforeAsync(week.Plus(-1), default);

        Assert.Equal([WeekPartition.Of(scene.Programme.Id, week.Plus(-1)), WeekPartition.Of(scene.Programme.Id, week)], (await RowsAsync(scene)).Select(row => row.PartitionKey).Distinct().Order());
    }

    private static TopicNote Note(TopicScene scene, string id) => new(id, TopicNote.FromQuestions, "somewhere", scene.Today, "Loop") { Person = "somebody" };

    private static Task<bool> FoldAsync(TopicScene scene) => new Folding(scene.Get<ITopicStore>()).FoldAsync(IsoWeek.Of(scene.Today), 1_000, default);

    private static async Task<(int Items, int People)> CountAsync(TopicScene scene, string key)
    {
        var tally = await TallyAsync(scene);
        return (tally.Count(key), tally.PeopleAtLeast(key));
    }

    private static async Task<WeekTally> TallyAsync(TopicScene scene)
    {
        var tally = new WeekTally();
        await foreach (var part in scene.Get<ITopicStore>().PartsAsync(IsoWeek.Of(scene.Today), default))
            TallyPart.MergeInto(tally, part);
        return tally;
    }

    private static async Task<IReadOnlyList<TableEntity>> RowsAsync(TopicScene scene)
    {
        var table = await scene.Get<Tables>().OpenAsync(TopicTable.Table, default);
        var (first, end) = ($"{scene.Programme.Id}-", $"{scene.Programme.Id}.");
        return await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}")).ToListAsync();
    }
}
