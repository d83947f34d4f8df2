using Automations.Managers;
using Automations.Programme.Workflows;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Managers;

public sealed class InstancesTests
{
    private readonly FakeWorkflow tea = new() { Actions = [WorkflowActions.Pause, WorkflowActions.Withdraw] };
    private readonly Mock<DurableTaskClient> client = new("test");

    [Fact]
    public async Task Get_AnInstance_TellsWhereItStands()
    {
        Exists("tea-green");
        var request = new ManagersRequest();

        var (status, body) = await request.AnswerAsync(
            await new GetInstance(Catalogue).RunAsync(request.Http, "tea-green", client.Object, CancellationToken.None)
        );

        Assert.Equal((200, "Drawing", "Running"), (status, body.GetProperty("step").GetString(), body.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("tea-black")]
    [InlineData("lane-lotsen")]
    public async Task Get_WhatIsNotThereOrNobodysToSteer_IsNotFound(string id)
    {
        Exists("lane-lotsen");
        var request = new ManagersRequest();

        var (status, _) = await request.AnswerAsync(await new GetInstance(Catalogue).RunAsync(request.Http, id, client.Object, CancellationToken.None));

        Assert.Equal(404, status);
    }

    [Fact]
    public async Task Act_WithAnActionThatFits_IsAcceptedInTheCallersName()
    {
        Exists("tea-green");

        var (status, _) = await ActAsync("tea-green", "Pause", """{"reason":"The doorbell rings."}""");

        Assert.Equal(202, status);
        Assert.Equal(new WorkflowOrder("tea-green", "pause", "ada", "Ada Petersen", "The doorbell rings."), Assert.Single(tea.Orders));
    }

    [Theory]
    [InlineData("tea-green", "dance", "", 404)]
    [InlineData("tea-black", "pause", "", 404)]
    [InlineData("tea-green", "approve", "", 409)]
    [InlineData("tea-green", "pause", "[]", 400)]
    [InlineData("tea-green", "pause", """{"reason":7}""", 400)]
    [InlineData("tea-green", "pause", """{"reasons":"The doorbell rings."}""", 400)]
    public async Task Act_WithWhatDoesNotFit_ChangesNothing(string id, string action, string body, int expected)
    {
        Exists("tea-green");

        var (status, _) = await ActAsync(id, action, body);

        Assert.Equal(expected, status);
        Assert.Empty(tea.Orders);
    }

    [Fact]
    public async Task Act_WithAnActionOfAnotherStep_SaysWhichFit()
    {
        Exists("tea-green");

        var (_, body) = await ActAsync("tea-green", "approve", "");

        Assert.Contains("What fits: pause, withdraw.", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", new[] { "tea-green", "tea-black" })]
    [InlineData("?step=boiling", new[] { "tea-black" })]
    public async Task List_ByStep_LeavesOutTheOthersAndWhatNobodySteers(string query, string[] expected)
    {
        client
            .Setup(c => c.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>()))
            .Returns(
                Pageable.Create<OrchestrationMetadata>(
                    (_, _) => Task.FromResult(new Page<OrchestrationMetadata>([Instance("tea-green"), Instance("lane-lotsen"), Instance("tea-black")]))
                )
            );

        var (status, body) = await ListAsync(query);

        Assert.Equal(200, status);
        Assert.Equal(expected, body.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("instanceId").GetString()!));
    }

    [Fact]
    public async Task List_ByAStatusThatDoesNotExist_NamesTheOnesThatDo()
    {
        var (status, body) = await ListAsync("?status=tired");

        Assert.Equal(400, status);
        Assert.Contains("Running", body.GetProperty("errors").GetProperty("status")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_SayTheInputAsJsonSchema()
    {
        var request = new ManagersRequest();

        var (_, body) = await request.AnswerAsync(new ListWorkflows(Catalogue).Run(request.Http));

        var offer = Assert.Single(body.EnumerateArray());
        Assert.Equal(("tea", "/api/workflows/tea"), (offer.GetProperty("name").GetString(), offer.GetProperty("start").GetString()));
        var schema = offer.GetProperty("input");
        Assert.Equal(["kind"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
        var properties = schema.GetProperty("properties");
        Assert.Equal("""{"description":"Green or black.","type":"string","maxLength":20}""", properties.GetProperty("kind").GetRawText());
        Assert.Equal(3, properties.GetProperty("extras").GetProperty("maxItems").GetInt32());
        Assert.True(Assert.Single(properties.GetProperty("hot").GetProperty("enum").EnumerateArray()).GetBoolean());
    }

    private WorkflowCatalogue Catalogue => new([tea]);

    private static OrchestrationMetadata Instance(string id) => new("Any", id) { RuntimeStatus = OrchestrationRuntimeStatus.Running };

    private void Exists(string id) =>
        client.Setup(c => c.GetInstanceAsync(id, true, It.IsAny<CancellationToken>())).ReturnsAsync(Instance(id));

    private async Task<(int Status, System.Text.Json.JsonElement Body)> ActAsync(string id, string action, string body)
    {
        var request = new ManagersRequest(body);
        return await request.AnswerAsync(await new ActOnInstance(Catalogue).RunAsync(request.Http, id, action, client.Object, CancellationToken.None));
    }

    private async Task<(int Status, System.Text.Json.JsonElement Body)> ListAsync(string query)
    {
        var request = new ManagersRequest(query: query);
        return await request.AnswerAsync(await new ListInstances(Catalogue).RunAsync(request.Http, client.Object, CancellationToken.None));
    }
}
