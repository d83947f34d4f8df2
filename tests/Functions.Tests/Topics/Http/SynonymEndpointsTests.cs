using System.Text.Json;
using Automations.Functions.Tests.Managers;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Topics.Synonyms;

namespace Automations.Functions.Tests.Topics.Http;

public sealed class SynonymEndpointsTests(AzuriteFixture storage)
{
    private const string Loop = """{"synonyms":{"Loop":["=LP","Loop + Seite","-die Loopings"]}}""";

    [Fact]
    public async Task Get_Unchanged_IsTheProgrammesFile()
    {
        await using var scene = await TopicScene.StartAsync(storage);

        var (status, body) = await GetAsync(scene);

        Assert.Equal((200, 0), (status, body.GetProperty("version").GetInt32()));
        Assert.Equal(scene.Programme.TopicSynonyms["Loop"], body.GetProperty("synonyms").GetProperty("Loop").EnumerateArray().Select(text => text.GetString()));
    }

    [Theory]
    [InlineData("no JSON", "body")]
    [InlineData("""{}""", "synonyms")]
    [InlineData("""{"synonyms":{"Cooking":["pan"]}}""", "synonyms.Cooking")]
    [InlineData("""{"synonyms":{"Loop":["x","="]}}""", "synonyms.Loop[1]")]
    [InlineData("""{"synonyms":{"Loop":["a + "]}}""", "synonyms.Loop[0]")]
    [InlineData("""{"synonyms":{"Loop":["-a + b"]}}""", "synonyms.Loop[0]")]
    [InlineData("""{"synonyms":{"Loop":["page","Page"]}}""", "synonyms.Loop")]
    [InlineData("""{"synonyms":{"Loop":[7]}}""", "synonyms.Loop[0]")]
    [InlineData("""{"synonyms":{},"topics":[]}""", "topics")]
    public async Task Put_WhatIsNotRight_IsRefusedByField(string body, string field)
    {
        await using var scene = await TopicScene.StartAsync(storage);

        var (status, problem) = await PutAsync(scene, body);

        Assert.Equal((400, field), (status, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name));
        Assert.Equal(0, (await GetAsync(scene)).Body.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Put_Twice_KeepsBothVersionsAndTellsWhoChangedWhat()
    {
        await using var scene = await TopicScene.StartAsync(storage);

        Assert.Equal(1, (await PutAsync(scene, Loop)).Body.GetProperty("version").GetInt32());
        Assert.Equal(1, (await PutAsync(scene, Loop)).Body.GetProperty("version").GetInt32());
        Assert.Equal(2, (await PutAsync(scene, Loop.Replace("=LP", "=LUP", StringComparison.Ordinal), "\"1\"", "ben")).Body.GetProperty("version").GetInt32());

        var changes = await ChangesAsync(scene);
        Assert.Equal(["ben", "ada"], changes.EnumerateArray().Select(change => change.GetProperty("changedBy").GetString()));
        Assert.Equal("""{"Loop":["=LUP"]}""", changes[0].GetProperty("added").GetRawText());
        Assert.Equal("""{"Loop":["=LP"]}""", changes[0].GetProperty("removed").GetRawText());
        Assert.True(changes[1].GetProperty("removed").TryGetProperty("Teams", out _));
    }

    [Fact]
    public async Task Put_OnTopOfAnOlderVersion_IsAConflict()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await PutAsync(scene, Loop);

        Assert.Equal(409, (await PutAsync(scene, """{"synonyms":{}}""", "\"0\"")).Status);
        Assert.Equal(1, (await GetAsync(scene)).Body.GetProperty("version").GetInt32());
    }

    private static async Task<(int Status, JsonElement Body)> GetAsync(TopicScene scene)
    {
        var request = new ManagersRequest();
        return await request.AnswerAsync(await scene.Get<SynonymEndpoints>().GetAsync(request.Http, default));
    }

    private static async Task<(int Status, JsonElement Body)> PutAsync(TopicScene scene, string body, string? ifMatch = null, string manager = "ada")
    {
        var request = new ManagersRequest(body, manager: manager);
        if (ifMatch is not null)
            request.Http.Headers.IfMatch = ifMatch;
        return await request.AnswerAsync(await scene.Get<SynonymEndpoints>().PutAsync(request.Http, default));
    }

    private static async Task<JsonElement> ChangesAsync(TopicScene scene)
    {
        var request = new ManagersRequest();
        return (await request.AnswerAsync(await scene.Get<SynonymEndpoints>().ChangesAsync(request.Http, default))).Body;
    }
}
