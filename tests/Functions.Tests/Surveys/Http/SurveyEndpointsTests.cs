using System.Text.Json;
using Automations.Functions.Tests.Managers;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Surveys;
using Automations.Surveys.Definitions;
using Automations.Surveys.Http;
using Automations.Surveys.Workflow;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Surveys.Http;

public sealed class SurveyEndpointsTests(AzuriteFixture storage)
{
    private static readonly SurveyDefinition Own = BuiltInDefinitions.All["monthly-pulse"] with { Id = "own-pulse" };

    [Fact]
    public async Task Create_AnOwnSurvey_KeepsItAndTellsTheSameAgainFromAnother()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var other = Own with { Anonymous = false };

        Assert.Equal(201, (await CreateAsync(scene, Own)).Status);
        Assert.Equal(200, (await CreateAsync(scene, Own)).Status);
        Assert.Equal(409, (await CreateAsync(scene, other)).Status);
        Assert.Equal(409, (await CreateAsync(scene, Own with { Id = "monthly-pulse" })).Status);
        Assert.Equal(200, (await SendAsync(other, request => scene.Get<DefinitionEndpoints>().ReplaceAsync(request, "own-pulse", default))).Status);

        var (status, kept) = await SendAsync(null, request => scene.Get<DefinitionEndpoints>().GetAsync(request, "own-pulse", default));
        Assert.Equal((200, false), (status, kept.GetProperty("anonymous").GetBoolean()));
        var (_, all) = await SendAsync(null, request => scene.Get<DefinitionEndpoints>().ListAsync(request, default));
        Assert.Equal(["event-feedback", "monthly-pulse", "own-pulse"], all.EnumerateArray().Select(each => each.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Create_WithMistakes_NamesEachFieldAndRule()
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var (status, problem) = await CreateAsync(scene, new { id = "Own!", title = new { de = "Titel", en = "Title" }, questions = new[] { new { id = "a", kind = "stars" } } });

        Assert.Equal(400, status);
        Assert.Equal(["id", "invitation", "questions[0].kind", "questions[0].text"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task Start_ARun_BeginsOnceAndItsResultsComeWhenItHasClosed()
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var (first, begun) = await StartAsync(scene, "monthly-pulse", new { run = "pulse-1" });
        await scene.Host.RunUntilIdleAsync();
        var (second, _) = await StartAsync(scene, "monthly-pulse", new { run = "pulse-1" });
        Assert.Equal((202, 200, "survey-pulse-1"), (first, second, begun.GetProperty("instanceId").GetString()));

        var (_, open) = await GetAsync(scene, "pulse-1");
        Assert.Equal(("Open", 6, JsonValueKind.Null), (open.GetProperty("state").GetString(), open.GetProperty("invited").GetInt32(), open.GetProperty("results").ValueKind));

        Assert.Equal(202, (await SendAsync(null, request => scene.Get<RunEndpoints>().CloseAsync(request, "monthly-pulse", "pulse-1", scene.Host.Client, default))).Status);
        await scene.Host.RunUntilIdleAsync();
        var (_, closed) = await GetAsync(scene, "pulse-1");
        Assert.Equal(("Closed", JsonValueKind.Object), (closed.GetProperty("state").GetString(), closed.GetProperty("results").ValueKind));
        Assert.Equal(409, (await SendAsync(null, request => scene.Get<RunEndpoints>().CloseAsync(request, "monthly-pulse", "pulse-1", scene.Host.Client, default))).Status);
        Assert.Equal(404, (await GetAsync(scene, "pulse-2")).Status);
    }

    [Fact]
    public async Task Close_OfARunThatAskedNobody_IsAConflict()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order() with { Audience = [] });

        var (status, problem) = await SendAsync(null, request => scene.Get<RunEndpoints>().CloseAsync(request, "monthly-pulse", "pulse-1", scene.Host.Client, default));

        Assert.Equal(409, status);
        Assert.Contains("nothing to close", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ForThousands_TakesTheLongList()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var audience = Enumerable.Range(0, 10_000).Select(number => $"somebody-with-a-long-name-{number:D5}@nordlicht.example");

        Assert.Equal(202, (await StartAsync(scene, "monthly-pulse", new { run = "pulse-1", audience })).Status);
        Assert.Equal(413, (await StartAsync(scene, "monthly-pulse", new { run = "pulse-2", padding = new string('x', 5_000_000) })).Status);
    }

    [Theory]
    [InlineData("event-feedback", """{ "run": "a" }""", "occasion")]
    [InlineData("monthly-pulse", """{ "run": "A b" }""", "run")]
    [InlineData("monthly-pulse", """{ "opens": "tomorrow" }""", "opens")]
    [InlineData("monthly-pulse", """{ "opens": "2027-02-01T08:00:00Z", "closes": "2027-01-31T08:00:00Z" }""", "closes")]
    [InlineData("monthly-pulse", """{ "audience": [] }""", "audience")]
    [InlineData("monthly-pulse", """{ "when": "now" }""", "when")]
    public async Task Start_WithAMistake_NamesItsField(string survey, string body, string field)
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var (status, problem) = await StartAsync(scene, survey, JsonElement.Parse(body));

        Assert.Equal((400, field), (status, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name));
    }

    [Fact]
    public async Task Workflow_ForManagers_StartsDescribesAndCloses()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var workflow = scene.Get<SurveyForManagers>();

        var wrong = await workflow.StartAsync(JsonElement.Parse("""{ "survey": "no-such" }"""), scene.Host.Client, default);
        Assert.Equal(["survey"], wrong.Errors.Keys);
        var started = await workflow.StartAsync(JsonElement.Parse("""{ "survey": "monthly-pulse" }"""), scene.Host.Client, default);
        await scene.Host.RunUntilIdleAsync();
        Assert.Equal(("survey-monthly-pulse-2027-01-04", true), (started.InstanceId, started.IsNew));

        var state = await DescribeAsync(scene, started.InstanceId!);
        Assert.Equal(("Open", SurveyPlans.Reminder), (state.Step, state.Next!.What));
        Assert.Equal([WorkflowActions.Close, WorkflowActions.Withdraw], state.Actions);
        await workflow.ActAsync(new(started.InstanceId!, WorkflowActions.Close, By: null, "Ada", Reason: null), scene.Host.Client, default);
        await scene.Host.RunUntilIdleAsync();
        Assert.Equal("Closed", (await DescribeAsync(scene, started.InstanceId!)).Step);
        Assert.False(workflow.Owns("surveyround-x"));
    }

    [Theory]
    [InlineData(null, "2027-01-05", false)]
    [InlineData(2, "2027-01-04", false)]
    [InlineData(2, "2027-01-05", true)]
    [InlineData(2, "2027-01-08", true)]
    [InlineData(2, "2027-01-09", false)]
    [InlineData(2, "2027-01-20", false)]
    public async Task Pulse_OnItsWorkingDay_BeginsByItself(int? workingDay, string today, bool begins)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var programme = scene.Programme with { Surveys = new() { PulseOnWorkingDay = workingDay } };
        await scene.Host.AdvanceToAsync(DateTimeOffset.Parse($"{today}T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var pulse = new MonthlyPulse(scene.Get<Automations.Programme.Surveys.ISurveyOrders>(), programme, scene.Host.Clock);

        await pulse.BeginMonthlyPulse(new(), scene.Host.Client, default);

        Assert.Equal(begins, await scene.Host.Client.GetInstanceAsync("survey-monthly-pulse-2027-01") is not null);
    }

    private static async Task<WorkflowState> DescribeAsync(SurveyScene scene, string instance) =>
        scene.Get<SurveyForManagers>().Describe((await scene.Host.Client.GetInstanceAsync(instance, getInputsAndOutputs: true))!);

    private static Task<(int Status, JsonElement Body)> CreateAsync(SurveyScene scene, object definition) =>
        SendAsync(definition, request => scene.Get<DefinitionEndpoints>().CreateAsync(request, default));

    private static Task<(int Status, JsonElement Body)> StartAsync(SurveyScene scene, string survey, object body) =>
        SendAsync(body, request => scene.Get<RunEndpoints>().StartAsync(request, survey, scene.Host.Client, default));

    private static Task<(int Status, JsonElement Body)> GetAsync(SurveyScene scene, string run) =>
        SendAsync(null, request => scene.Get<RunEndpoints>().GetAsync(request, "monthly-pulse", run, default));

    private static async Task<(int Status, JsonElement Body)> SendAsync(object? body, Func<HttpRequest, Task<IResult>> endpoint)
    {
        var request = new ManagersRequest(body is null ? "" : JsonSerializer.Serialize(body, ProgrammeJson.Options));
        return await request.AnswerAsync(await endpoint(request.Http));
    }
}
