using System.Text.Json;
using Automations.Functions.Tests.Support;
using Automations.Managers;
using Automations.Programme.Workflows;
using Automations.Storage;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Managers;

public sealed class StartWorkflowTests(AzuriteFixture azurite)
{
    private readonly FakeWorkflow tea = new();
    private readonly DurableTaskClient client = new Mock<DurableTaskClient>("test").Object;
    private readonly FakeTimeProvider clock = new(new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly string key = $"key-{TestContext.Current.Test?.UniqueID}";

    [Fact]
    public async Task Start_WithoutAKey_IsAcceptedAndSaysWhere()
    {
        var request = new ManagersRequest("""{"kind":"green"}""");

        var (status, body) = await StartAsync(request, new Mock<IRequestJournal>(MockBehavior.Strict).Object);

        Assert.Equal((202, "tea-green"), (status, body.GetProperty("instanceId").GetString()));
        Assert.Equal("/api/workflows/instances/tea-green", request.Location);
    }

    [Theory]
    [InlineData("coffee", "{}", 404)]
    [InlineData("tea", "{", 400)]
    [InlineData("TEA", "{}", 400)]
    public async Task Start_WhatCannotBeStarted_SaysWhy(string name, string body, int expected)
    {
        var (status, _) = await StartAsync(new(body), new Mock<IRequestJournal>(MockBehavior.Strict).Object, name);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Start_TheSameKeyAndBody_GetsTheSameAnswerAndStartsNothingAgain()
    {
        var first = await StartAsync(new("""{"kind":"green"}""", key), await JournalAsync());
        var again = await StartAsync(new("""{"kind":"green"}""", key), await JournalAsync());

        Assert.Equal((202, 202), (first.Status, again.Status));
        Assert.Equal(JsonSerializer.Serialize(first.Body), JsonSerializer.Serialize(again.Body));
        Assert.Single(tea.Started);
    }

    [Fact]
    public async Task Start_TheSameKeyWithAnotherBody_IsRefused()
    {
        await StartAsync(new("""{"kind":"green"}""", key), await JournalAsync());

        var (status, _) = await StartAsync(new("""{"kind":"black"}""", key), await JournalAsync());

        Assert.Equal(422, status);
        Assert.Equal(["tea-green"], tea.Started);
    }

    [Fact]
    public async Task Start_ABadInputAgain_IsTheSameRefusal()
    {
        var first = await StartAsync(new("{}", key), await JournalAsync());
        var again = await StartAsync(new("{}", key), await JournalAsync());

        Assert.Equal((400, 400), (first.Status, again.Status));
        Assert.Equal("kind", Assert.Single(again.Body.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Start_TheSameKeyOfAnotherCaller_IsAnotherRequest()
    {
        await StartAsync(new("""{"kind":"green"}""", key), await JournalAsync());

        var (status, _) = await StartAsync(new("""{"kind":"black"}""", key, manager: "ben"), await JournalAsync());

        Assert.Equal(202, status);
    }

    [Fact]
    public async Task Start_TheSameKeyADayLater_IsForgotten()
    {
        await StartAsync(new("""{"kind":"green"}""", key), await JournalAsync());
        clock.Advance(TimeSpan.FromHours(24));

        var (status, _) = await StartAsync(new("""{"kind":"black"}""", key), await JournalAsync());

        Assert.Equal(202, status);
    }

    [Fact]
    public async Task Start_AfterACrashBeforeTheAnswerWasKept_IsDoneAgain()
    {
        var journal = await JournalAsync();
        var signedIn = new Automations.Web.SignedInPerson("ada", "Ada Petersen", new HashSet<string>());
        await journal.OpenAsync(JournalEntry.For(signedIn, key, "tea", """{"kind":"green"}"""), CancellationToken.None);

        var (status, _) = await StartAsync(new("""{"kind":"green"}""", key), journal);

        Assert.Equal(202, status);
        Assert.Single(tea.Started);
    }

    private async Task<TableRequestJournal> JournalAsync() => new(new Tables(new TableServiceClient(await azurite.RequireAsync())), clock);

    private async Task<(int Status, JsonElement Body)> StartAsync(ManagersRequest request, IRequestJournal journal, string name = "tea") =>
        await request.AnswerAsync(
            await new StartWorkflow(new WorkflowCatalogue([tea]), journal).RunAsync(request.Http, name, client, CancellationToken.None)
        );
}
