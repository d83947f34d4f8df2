using System.Text.Json;
using Automations.Functions.Tests.Topics.Pages;
using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Programme.Topics;
using Automations.Topics.Http;
using Automations.Topics.Picture;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Topics.Http;

public sealed class TopicsEndpointTests
{
    [Fact]
    public async Task List_TellsWhatThePictureShows()
    {
        var (status, json) = await ReadAsync(request => Endpoint(PublishedWeeks.Lively).ListAsync(request, default));

        Assert.Equal(200, status);
        Assert.Equal("2027-W05", json.GetProperty("week").GetString());
        Assert.Equal(9, json.GetProperty("weeks").GetArrayLength());
        var topics = json.GetProperty("topics").EnumerateArray().ToList();
        Assert.Equal(["Copilot", "raum buchung", "Outlook", "Viva Engage", "Teams"], topics.Select(topic => topic.GetProperty("name").GetString()));
        Assert.Equal(["Rising", "New", "Falling", "Falling", "Steady"], topics.Select(topic => topic.GetProperty("motion").GetString()));
        Assert.Equal(34, topics[0].GetProperty("volume").GetInt32());
        Assert.Equal(17, topics[0].GetProperty("atLeastPeople").GetInt32());
        Assert.Equal(7, topics[1].GetProperty("atLeastPeople").GetInt32());
        Assert.Equal(JsonValueKind.Null, topics[3].GetProperty("volume").ValueKind);
    }

    [Fact]
    public async Task List_BeforeTheFirstWeek_IsEmpty()
    {
        var (status, json) = await ReadAsync(request => Endpoint(new()).ListAsync(request, default));

        Assert.Equal((200, JsonValueKind.Null, 0), (status, json.GetProperty("week").ValueKind, json.GetProperty("topics").GetArrayLength()));
    }

    [Fact]
    public async Task Get_TellsTheWeeksAndTheHelp()
    {
        var (status, json) = await ReadAsync(request => Endpoint(PublishedWeeks.Lively).GetAsync(request, "copilot", default));

        Assert.Equal(200, status);
        var weeks = json.GetProperty("weeks").EnumerateArray().ToList();
        Assert.Equal(("2026-W50", "2027-W05"), (weeks[0].GetProperty("week").GetString(), weeks[^1].GetProperty("week").GetString()));
        Assert.Equal("Nele Wulf", json.GetProperty("help")[0].GetProperty("titles").GetProperty("de").GetString());
    }

    [Fact]
    public async Task Get_OfATopicTheProgrammeDoesNotHave_SaysSo()
    {
        var (status, json) = await ReadAsync(request => Endpoint(PublishedWeeks.Lively).GetAsync(request, "nothing", default));

        Assert.Equal(404, status);
        Assert.Contains("nothing", json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static TopicsEndpoint Endpoint(PublishedWeeks weeks) =>
        new(weeks, new TopicShelf([new TopicScene.FixedHelp(TopicScene.Help(TopicHelpKind.Person, "Nele Wulf"))]), TestProgramme.Lotsen);

    private static async Task<(int Status, JsonElement Json)> ReadAsync(Func<HttpRequest, Task<IResult>> call)
    {
        var request = PageProbe.Get("/api/topics");
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await (await call(request)).ExecuteAsync(request.HttpContext);
        return (request.HttpContext.Response.StatusCode, JsonDocument.Parse(body.ToArray()).RootElement);
    }
}
