using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Automations.Host.Sample;

namespace Automations.Host.Tests.Durable;

/// <summary>The parts of the management API that do not need time to pass.</summary>
[Collection(PlatformTests.Name)]
public sealed class ManagementApiTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private const string Root = "/runtime/webhooks/durabletask";
    private static int _number;
    private readonly HttpClient _http = shared.Platform.Http;
    private readonly string _id = $"managed-{Interlocked.Increment(ref _number)}";

    [Fact]
    public async Task Status_WithHistory_ShowsQuestionsInTheLinesOfTheirAnswers()
    {
        await DoomedAsync();

        var bare = await LinesAsync($"{Root}/instances/{_id}?showHistory=true&showInput=false");
        var full = await LinesAsync($"{Root}/instances/{_id}?showHistory=true&showHistoryOutput=true");

        Assert.Equal(["ExecutionStarted", "TaskCompleted", "TaskFailed", "ExecutionCompleted"], full.Select(line => (string?)line["EventType"]));
        Assert.Equal(["Doomed", "Lift", "Drop", null], full.Select(line => (string?)line["FunctionName"]));
        Assert.Equal((7, "lifted 7, "), ((int)full[1]["Input"]!, (string?)full[1]["Result"]));
        Assert.NotNull(full[1]["ScheduledTime"]);
        Assert.Equal(("dropped it", "System.TimeoutException"), ((string?)full[2]["Reason"], (string?)full[2]["FailureDetails"]!["InnerFailure"]!["ErrorType"]));
        Assert.Equal("Failed", (string?)full[3]["OrchestrationStatus"]);
        Assert.All(bare, line => Assert.True(line["Input"] is null && line["Result"] is null));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError)]
    public async Task Status_OfAFailedInstance_Is500OnlyWhenAsked(string query, HttpStatusCode expected)
    {
        await DoomedAsync();

        var answer = await _http.GetAsync($"{Root}/instances/{_id}{query}");

        Assert.Equal((expected, "Failed"), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["runtimeStatus"]));
        Assert.Null(answer.Headers.Location);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Status_OfARunningInstance_SaysWhereAndWhenToAskAgain()
    {
        await StartAsync("Patience", _id, 3);

        var answer = await _http.GetAsync($"{Root}/instances/{_id}?showInput=false");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.EndsWith($"/instances/{_id}?showInput=false", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
        Assert.Null((await answer.Content.ReadFromJsonAsync<JsonObject>())!["input"]);
    }

    [Fact]
    public async Task Start_ThatWaits_AnswersWithTheOutput()
    {
        var answer = await _http.PostAsJsonAsync($"{Root}/orchestrators/Parrot/{_id}?timeout=60&pollingInterval=1", "hello");

        Assert.Equal((HttpStatusCode.OK, "hello"), (answer.StatusCode, await answer.Content.ReadFromJsonAsync<string>()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("&returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError)]
    public async Task Start_ThatWaitsForAFailure_AnswersWithTheStatus(string query, HttpStatusCode expected)
    {
        var answer = await _http.PostAsync($"{Root}/orchestrators/Doomed/{_id}?timeout=60&pollingInterval=1{query}", null);

        Assert.Equal((expected, "Failed"), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["runtimeStatus"]));
    }

    [Fact]
    public async Task Start_ThatWaitsTooShort_AnswersWhereToFollowIt()
    {
        var answer = await _http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{_id}?timeout=0.05&pollingInterval=0.01", 3);

        Assert.Equal((HttpStatusCode.Accepted, _id), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]));
    }

    [Fact]
    public async Task Restart_WithTheSameOrANewId_RunsAgain()
    {
        await StartAsync("Parrot", _id, "again");
        await EndAsync(_id);

        var same = await _http.PostAsync($"{Root}/instances/{_id}/restart?restartWithNewInstanceId=false&timeout=60&pollingInterval=1", null);
        var other = await _http.PostAsync($"{Root}/instances/{_id}/restart", null);
        var otherId = (string)(await other.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;

        Assert.Equal((HttpStatusCode.OK, "again"), (same.StatusCode, await same.Content.ReadFromJsonAsync<string>()));
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
        Assert.NotEqual(_id, otherId);
        Assert.Equal("again", (string?)(await EndAsync(otherId))["output"]);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.PostAsync($"{Root}/instances/nobody/restart", null)).StatusCode);
    }

    [Fact]
    public async Task Restart_WithTheSameIdWhileItRuns_IsAConflict()
    {
        await StartAsync("Patience", _id, 3);

        var answer = await _http.PostAsync($"{Root}/instances/{_id}/restart?restartWithNewInstanceId=false", null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Rewind_OfAFailedInstance_LetsItGoOn()
    {
        await DoomedAsync();
        MoreWorkflows.Mended.Add(_id);

        var answer = await _http.PostAsync($"{Root}/instances/{_id}/rewind?reason=mended", null);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("lifted 7, kept", (string?)(await EndAsync(_id))["output"]);
        Assert.Equal(HttpStatusCode.Gone, (await _http.PostAsync($"{Root}/instances/{_id}/rewind", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.PostAsync($"{Root}/instances/nobody/rewind", null)).StatusCode);
    }

    [Theory]
    [InlineData("POST", "orchestrators/Nobody", "", "function")]
    [InlineData("POST", "orchestrators/Parrot", "{", "body")]
    [InlineData("POST", "orchestrators/Parrot?timeout=-1&pollingInterval=1", "", "timeout")]
    [InlineData("POST", "orchestrators/Parrot?timeout=soon&pollingInterval=1", "", "timeout")]
    [InlineData("POST", "orchestrators/Parrot/line%0Abreak", "", "instanceId")]
    [InlineData("POST", "instances/{running}/raiseEvent/Go", "{", "body")]
    [InlineData("POST", "instances/{running}/rewind", "", "instanceId")]
    [InlineData("GET", "instances?createdTimeFrom=yesterday", "", "createdTimeFrom")]
    [InlineData("GET", "instances?createdTimeTo=2027-01-04T08:00", "", "createdTimeTo")]
    [InlineData("GET", "instances?runtimeStatus=Running,77", "", "runtimeStatus")]
    [InlineData("GET", "instances?top=0", "", "top")]
    [InlineData("DELETE", "instances?runtimeStatus=Completed", "", "createdTimeFrom")]
    public async Task Request_ThatIsWrong_IsToldFieldAndRule(string method, string path, string body, string field)
    {
        await StartAsync("Patience", _id, 3);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Root}/{path.Replace("{running}", _id, StringComparison.Ordinal)}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };

        var answer = await _http.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.NotEmpty((string)problem["detail"]!);
    }

    [Fact]
    public async Task RaiseEvent_ThatIsNoJsonContent_IsRefused()
    {
        await StartAsync("Patience", _id, 3);

        var answer = await _http.PostAsync($"{Root}/instances/{_id}/raiseEvent/Go", new StringContent("plain"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Purge_OfARunningInstance_LeavesIt()
    {
        await StartAsync("Patience", _id, 3);

        var answer = await _http.DeleteAsync($"{Root}/instances/{_id}");

        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["instancesDeleted"]!));
        Assert.Equal(HttpStatusCode.Accepted, (await _http.GetAsync($"{Root}/instances/{_id}")).StatusCode);
    }

    [Fact]
    public async Task Input_OfThirtyTwoMegabytes_ComesBackWhole_AndMoreIsRefused()
    {
        var large = new string('x', (32 << 20) - 2);
        var answer = await _http.PostAsync(
            $"{Root}/orchestrators/Parrot/{_id}?timeout=60&pollingInterval=1", Json(large));
        using var larger = new HttpRequestMessage(HttpMethod.Post, $"{Root}/orchestrators/Parrot") { Content = Json(large + new string('y', 1 << 20)) };
        larger.Headers.ExpectContinue = true;
        var refused = await _http.SendAsync(larger);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(large == await answer.Content.ReadFromJsonAsync<string>());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);

        static ByteArrayContent Json(string text) =>
            new(Encoding.ASCII.GetBytes($"\"{text}\"")) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }

    private async Task DoomedAsync()
    {
        await StartAsync("Doomed", _id, null);
        await EndAsync(_id);
    }

    private async Task StartAsync(string orchestrator, string id, object? input) =>
        (await _http.PostAsJsonAsync($"{Root}/orchestrators/{orchestrator}/{id}", input)).EnsureSuccessStatusCode();

    /// <returns>The status once nothing goes on by itself any more.</returns>
    private async Task<JsonObject> EndAsync(string id)
    {
        await shared.Platform.AdvanceAsync("PT1S");
        var answer = await _http.GetAsync($"{Root}/instances/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<JsonObject[]> LinesAsync(string address) =>
        [.. (await _http.GetFromJsonAsync<JsonObject>(address))!["historyEvents"]!.AsArray().Select(line => line!.AsObject())];
}
