using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automations.Host.Tests.Durable;

[Collection(PlatformTests.Name)]
public sealed class DurableApiTests(TestStorage storage) : IAsyncLifetime
{
    private const string Root = "/runtime/webhooks/durabletask";
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(storage);

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Start_OfAnOrchestrator_AnswersWhereToFollowIt()
    {
        var answer = await StartAsync("one");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.EndsWith(Root + "/instances/one", answer.Headers.Location?.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("10", answer.Headers.GetValues("Retry-After").Single());
        var payload = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "rewindPostUri", "restartPostUri", "suspendPostUri", "resumePostUri"],
            payload.Select(property => property.Key));
    }

    [Fact]
    public async Task Start_OfWhatIsUnknownOrRunning_IsRefused()
    {
        await StartAsync("one");

        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.PostAsync(Root + "/orchestrators/Nobody", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.PostAsync(Root + "/orchestrators/Patience", new StringContent("{"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await StartAsync("one")).StatusCode);
    }

    [Fact]
    public async Task Instance_FromStartToEvent_ShowsItsStatus()
    {
        await StartAsync("one");
        await _platform.AdvanceAsync("P3D");
        var running = await _platform.Http.GetAsync(Root + "/instances/one?showHistory=true");
        var raised = await _platform.Http.PostAsJsonAsync(Root + "/instances/one/raiseEvent/Go", "done");
        await _platform.AdvanceAsync("PT1S");
        var ended = await _platform.Http.GetAsync(Root + "/instances/one");

        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        var status = (await running.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("Running", (string?)status["runtimeStatus"]);
        Assert.Equal("Patience day 3", (string?)status["customStatus"]);
        Assert.Contains(status["historyEvents"]!.AsArray(), line => (string?)line!["EventType"] == "TimerFired");
        Assert.Equal(HttpStatusCode.Accepted, raised.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal("done", (string?)(await ended.Content.ReadFromJsonAsync<JsonObject>())!["output"]);
    }

    [Theory]
    [InlineData("raiseEvent/Go")]
    [InlineData("terminate")]
    [InlineData("suspend")]
    [InlineData("resume")]
    public async Task Steering_WhatIsGone_Is404OrGone(string operation)
    {
        await StartAsync("ended");
        await _platform.Http.PostAsync(Root + "/instances/ended/terminate?reason=enough", null);
        await _platform.AdvanceAsync("PT1S");

        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.PostAsync($"{Root}/instances/nobody/{operation}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await _platform.Http.PostAsync($"{Root}/instances/ended/{operation}", null)).StatusCode);
    }

    [Fact]
    public async Task Suspend_ThenResume_HoldsTheWorkflowMeanwhile()
    {
        await StartAsync("one");
        await _platform.Http.PostAsync(Root + "/instances/one/suspend?reason=holiday", null);
        await _platform.AdvanceAsync("P2D");
        var suspended = await _platform.GetJsonAsync(Root + "/instances/one");
        var notesWhileSuspended = _platform.Notes.Count(note => note.Contains("of one", StringComparison.Ordinal));
        await _platform.Http.PostAsync(Root + "/instances/one/resume", null);
        await _platform.AdvanceAsync("P1D");

        Assert.Equal("Suspended", (string?)suspended["runtimeStatus"]);
        Assert.Equal(0, notesWhileSuspended);
        Assert.Contains(_platform.Notes, note => note.EndsWith("of one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_WithFilterAndPages_ContinuesByTheToken()
    {
        foreach (var id in new[] { "a-1", "a-2", "a-3", "b-1" })
            await StartAsync(id);

        var first = await _platform.Http.GetAsync(Root + "/instances?instanceIdPrefix=a-&top=2&runtimeStatus=Pending,Running");
        using var next = new HttpRequestMessage(HttpMethod.Get, Root + "/instances?instanceIdPrefix=a-&top=2");
        next.Headers.Add("x-ms-continuation-token", first.Headers.GetValues("x-ms-continuation-token"));
        var second = await _platform.Http.SendAsync(next);

        var ids = new[] { first, second }.SelectMany(answer =>
            answer.Content.ReadFromJsonAsync<JsonArray>().GetAwaiter().GetResult()!.Select(instance => (string)instance!["instanceId"]!));
        Assert.Equal(["a-1", "a-2", "a-3"], ids.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.GetAsync(Root + "/instances?runtimeStatus=Happy")).StatusCode);
    }

    [Fact]
    public async Task Purge_OneAndMany_RemovesThem()
    {
        foreach (var id in new[] { "x", "y", "z" })
        {
            await StartAsync(id);
            await _platform.Http.PostAsync($"{Root}/instances/{id}/terminate", null);
        }

        await _platform.AdvanceAsync("PT1S");
        var one = await _platform.Http.DeleteAsync(Root + "/instances/x");
        var many = await _platform.Http.DeleteAsync(Root + "/instances?runtimeStatus=Terminated&createdTimeFrom=2027-01-01T00:00:00Z");

        Assert.Equal(1, (int)(await one.Content.ReadFromJsonAsync<JsonObject>())!["instancesDeleted"]!);
        Assert.Equal(2, (int)(await many.Content.ReadFromJsonAsync<JsonObject>())!["instancesDeleted"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.DeleteAsync(Root + "/instances/x")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync(Root + "/instances/y")).StatusCode);
    }

    private Task<HttpResponseMessage> StartAsync(string id) => _platform.Http.PostAsJsonAsync($"{Root}/orchestrators/Patience/{id}", 3);
}
