using System.Text;
using System.Text.Json;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Automations.Functions.Tests.Surveys.Answers;

public sealed class AnswerDeskTests(AzuriteFixture storage)
{
    private static int snapshots;

    [Fact]
    public async Task Submit_ByManyAtOnce_TakesEachOnce()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 14);
        await scene.PlaceAsync(scene.Order());

        var outcomes = await Task.WhenAll(scene.People.Select(person => scene.AnswerAsync(person, ("often", "few"))));

        Assert.All(outcomes, outcome => Assert.Equal(AnswerOutcome.Taken, outcome));
        Assert.Equal(14, await scene.Get<Turnout>().CountAsync(await scene.RunAsync(), default));
        Assert.Equal(14, (await scene.Get<Urn>().CloseAsync(await scene.RunAsync(), default)).Count);
    }

    [Fact]
    public async Task Submit_ByOnePersonInManyBrowsersAtOnce_TakesOneAnswer()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(browser => scene.AnswerAsync(scene.People[0], browser, ("often", "few"))));

        Assert.Equal(AnswerOutcome.Taken, Assert.Single(outcomes, outcome => outcome != AnswerOutcome.AnsweredElsewhere));
        Assert.Single(await scene.Get<Urn>().CloseAsync(await scene.RunAsync(), default));
    }

    [Fact]
    public async Task Submit_WithTheReceipt_ChangesTheAnswerAndWithAnotherDoesNot()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        var (run, person, receipt) = (await scene.RunAsync(), scene.People[0], Receipt.New());
        var desk = scene.Get<AnswerDesk>();

        Assert.Equal(AnswerOutcome.Taken, await desk.SubmitAsync(run, person, 0, receipt, SurveyScene.Sheet(("often", "few")), default));
        Assert.Equal(AnswerOutcome.Changed, await desk.SubmitAsync(run, person, 0, receipt, SurveyScene.Sheet(("often", "many")), default));
        Assert.Equal(AnswerOutcome.AnsweredElsewhere, await desk.SubmitAsync(run, person, 0, Receipt.New(), SurveyScene.Sheet(("often", "not")), default));

        Assert.True((await desk.FindAsync(run, receipt, default))!.Has("often", "many"));
        Assert.Null(await desk.FindAsync(run, Receipt.New(), default));
        Assert.Null(await desk.FindAsync(run, "../../x", default));
        Assert.Equal(2, scene.Outbox.Skipped.Count);
    }

    [Fact]
    public async Task Submit_AfterTheEnd_IsNotTaken()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        var run = await scene.RunAsync();
        var late = Receipt.New();
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal(AnswerOutcome.Closed, await scene.Get<AnswerDesk>().SubmitAsync(run, scene.People[0], 0, late, SurveyScene.Sheet(("often", "few")), default));
        Assert.Equal(AnswerOutcome.Closed, await scene.AnswerAsync(scene.People[0], ("often", "few")));
    }

    /// <summary>An answer that is being sent while the run closes is either in the results or said to be too late, never lost in silence.</summary>
    [Fact]
    public async Task Submit_WhileTheRunCloses_IsCountedOrRefused()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 12);
        await scene.PlaceAsync(scene.Order());

        var sending = scene.People.Select(person => Task.Run(() => scene.AnswerAsync(person, ("often", "few")))).ToList();
        await sending[0];
        var results = await scene.Get<RunClosing>().CloseAsync("pulse-1", default);

        var outcomes = await Task.WhenAll(sending);
        Assert.Equal(outcomes.Count(outcome => outcome == AnswerOutcome.Taken), results.Answered);
        Assert.DoesNotContain(AnswerOutcome.AnsweredElsewhere, outcomes);
    }

    /// <summary>Everything that storage holds, looked at by somebody who can read all of it, while the run is open and after.</summary>
    [Fact]
    public async Task Storage_AtAnyTime_JoinsNoPersonAndAnswer()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 7);
        await scene.PlaceAsync(scene.Order());
        var seen = new List<Stored>();

        foreach (var person in scene.People.Reverse())
        {
            await scene.AnswerAsync(person, ("often", "few"), ("asked", $"Geheimnis von {person.GivenName}"));
            seen.AddRange(await ReadAllAsync(scene));
        }

        Assert.All(seen, stored => Assert.DoesNotContain("Geheimnis", stored.Text, StringComparison.Ordinal));
        Assert.All(seen.Where(stored => stored.Place == "surveyurns"), stored => AssertNobodyIsIn(scene, stored.Text));
        // one row for all answers, one for all who gave one: neither has a time of its own for anybody
        Assert.All(seen.GroupBy(stored => stored.Snapshot), look => Assert.Equal((1, 1), (look.Count(row => row.Place == "surveyurns"), look.Count(row => row.Place == "surveyturnout"))));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));
        var left = await ReadAllAsync(scene);
        Assert.DoesNotContain(left, stored => stored.Place is "surveyurns" or "surveyturnout");
        Assert.All(left, stored => AssertNobodyIsIn(scene, stored.Text.Replace("Geheimnis von Person", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Urn_HoweverTheAnswersCameIn_HoldsThemAlike()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 8);
        await scene.PlaceAsync(scene.Order());
        await scene.PlaceAsync(scene.Order(run: "pulse-2"));
        var entries = Enumerable.Range(0, 8).Select(index => new UrnEntry(Receipt.KeyOf($"receipt-{index}"), "v", null, null, SurveyScene.Sheet(("often", "few")))).ToList();
        var (urn, one, other) = (scene.Get<Urn>(), await scene.RunAsync(), await scene.RunAsync("pulse-2"));

        foreach (var entry in entries)
            await urn.PutAsync(one, entry, default);
        foreach (var entry in Enumerable.Reverse(entries))
            await urn.PutAsync(other, entry, default);

        Assert.Equal(JsonSerializer.Serialize(await urn.CloseAsync(one, default)), JsonSerializer.Serialize(await urn.CloseAsync(other, default)));
    }

    [Fact]
    public void Seal_OpensWithTheKeyBefore_AtItsOwnPlaceOnly()
    {
        var part = UrnPart.Empty.With(new("k", "v", null, null, SurveyScene.Sheet(("often", "few"))));
        var sealedPart = new UrnSeal(WebSettings.Keys()).Seal(part, "run/0");
        var later = new UrnSeal(WebSettings.Keys(WebSettings.OtherKey, WebSettings.Key));

        Assert.Equal("k", Assert.Single(later.Open(sealedPart, "run/0").Entries).Key);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => later.Open(sealedPart, "run/1"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => new UrnSeal(WebSettings.Keys(WebSettings.OtherKey)).Open(sealedPart, "run/0"));
    }

    private static void AssertNobodyIsIn(SurveyScene scene, string text) =>
        Assert.All(scene.People, person =>
        {
            Assert.DoesNotContain(person.Id, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Mail, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.DisplayName, text, StringComparison.Ordinal);
        });

    private static async Task<List<Stored>> ReadAllAsync(SurveyScene scene)
    {
        var snapshot = Interlocked.Increment(ref snapshots);
        var all = new List<Stored>();
        var tables = scene.Get<TableServiceClient>();
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                if (row.PartitionKey == scene.Programme.Id || row.PartitionKey.StartsWith(scene.Programme.Id + "-pulse", StringComparison.Ordinal))
                    all.Add(new(snapshot, table.Name, string.Join('\n', row.Select(field => $"{field.Key}={(field.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : field.Value)}"))));

        var container = scene.Get<BlobServiceClient>().GetBlobContainerClient("surveys");
        await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, scene.Programme.Id + "/", default))
            all.Add(new(snapshot, blob.Name, (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString()));
        return all;
    }

    private sealed record Stored(int Snapshot, string Place, string Text);
}
