using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automations.Host.Tests.Durable;

/// <summary>Ids of every printable kind, through every address that carries one.</summary>
[Collection(PlatformTests.Name)]
public sealed class InstanceIdTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private const string Root = "/runtime/webhooks/durabletask";
    private readonly HttpClient _http = shared.Platform.Http;

    [Theory]
    [InlineData("plain-1")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("100 %")]
    [InlineData("who?me&you=1")]
    [InlineData("one+one #2")]
    [InlineData("\"quoted\" 'twice'")]
    [InlineData("back\\slash;semi:colon,<tag>")]
    [InlineData("Grüße aus Köln")]
    [InlineData("👩🏽‍🚀 flies")]
    [InlineData("@entity@like")]
    [InlineData("terminate")]
    [InlineData("..hidden")]
    public async Task Id_ThroughTheWholeLife_StaysItself(string id)
    {
        var escaped = Uri.EscapeDataString(id);
        var started = await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{escaped}", 0);
        var payload = (await started.Content.ReadFromJsonAsync<JsonObject>())!;
        var suspended = await _http.PostAsync(Address("suspendPostUri").Replace("{text}", "why%20not%3F", StringComparison.Ordinal), null);
        var resumed = await _http.PostAsync(Address("resumePostUri").Replace("{text}", "go", StringComparison.Ordinal), null);
        var raised = await _http.PostAsJsonAsync(Address("sendEventPostUri").Replace("{eventName}", "Go", StringComparison.Ordinal), "end");
        await shared.Platform.AdvanceAsync("PT1S");
        var status = await _http.GetFromJsonAsync<JsonObject>(Address("statusQueryGetUri"));
        var listed = await _http.GetFromJsonAsync<JsonArray>($"{Root}/instances?instanceIdPrefix={escaped}");
        var purged = await _http.DeleteAsync(Address("purgeHistoryDeleteUri"));

        Assert.Equal((HttpStatusCode.Accepted, id), (started.StatusCode, (string?)payload["id"]));
        Assert.All([suspended, resumed, raised], answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal((id, "Completed", "end"), ((string?)status!["instanceId"], (string?)status["runtimeStatus"], (string?)status["output"]));
        Assert.Equal(id, (string?)listed!.Single()!["instanceId"]);
        Assert.Equal(HttpStatusCode.OK, purged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync(Address("statusQueryGetUri"))).StatusCode);

        string Address(string name) => (string)payload[name]!;
    }

    [Theory]
    [InlineData(100, HttpStatusCode.Accepted)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task Id_OfSoManyCharacters_IsTakenOrRefused(int length, HttpStatusCode expected)
    {
        var id = string.Concat(Enumerable.Repeat("🦉", length));

        var answer = await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{Uri.EscapeDataString(id)}", 0);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("bell%07")]
    [InlineData("line%E2%80%A8break")]
    public async Task Id_WithWhatCannotBeSeen_IsRefused(string escaped)
    {
        var answer = await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{escaped}", 0);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Ids_ThatDifferOnlyByEscaping_AreTwoInstances()
    {
        await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{Uri.EscapeDataString("x/y")}", 0);
        await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{Uri.EscapeDataString("x%2Fy")}", 0);

        var listed = (await _http.GetFromJsonAsync<JsonArray>($"{Root}/instances?instanceIdPrefix=x"))!;

        Assert.Equal(["x/y", "x%2Fy"], listed.Select(instance => (string?)instance!["instanceId"]));
    }

    [Fact]
    public async Task EventName_IsDecodedOnce()
    {
        await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/eventful", 0);
        await _http.PostAsJsonAsync($"{Root}/instances/eventful/raiseEvent/a%2Fb%20%C3%BC", 1);
        await shared.Platform.AdvanceAsync("PT1S");

        var status = await _http.GetFromJsonAsync<JsonObject>($"{Root}/instances/eventful?showHistory=true");

        Assert.Contains(status!["historyEvents"]!.AsArray(), line => (string?)line!["Name"] == "a/b ü");
    }
}
