using System.Text.Json.Nodes;
using Automations.Functions.Tests.Support;
using Automations.LanguageModel;
using Automations.LanguageModel.Anonymity;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.LanguageModel;

/// <summary>The real client of Azure OpenAI against a local service that also misbehaves.</summary>
public sealed class AzureOpenAIModelTests(AzuriteFixture azurite)
{
    private const string Draft = """{"headline":"Teams","sentences":["One.","Two."]}""";

    private static readonly ModelQuestion Question = new("test-draft", "Write a headline.", Anonymiser.Of("Everybody asks about Teams.", []), 200);

    public static TheoryData<string, Setback> Setbacks => new()
    {
        { "busy", Setback.Busy },
        { "broken", Setback.Unavailable },
        { "hangs up", Setback.Unavailable },
        { "says nothing", Setback.TooSlow },
        { "filters the question", Setback.Filtered },
        { "filters the answer", Setback.Filtered },
        { "declines", Setback.Declined },
        { "is cut short", Setback.CutShort },
        { "chats", Setback.Malformed },
        { "forgets a property", Setback.Malformed },
        { "adds a property", Setback.Malformed },
        { "says null", Setback.Malformed },
        { "answers with a web page", Setback.Malformed },
        { "answers without choices", Setback.Malformed },
        { "knows no such deployment", Setback.Misconfigured },
        { "forbids", Setback.Misconfigured },
    };

    [Fact]
    public async Task Ask_WithAMaterial_GetsTheRecord()
    {
        await using var world = await ModelWorld.StartAsync(azurite);
        world.Local.Next(LocalModelTricks.Say(Draft));

        var reply = await world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);

        Assert.Equal(Setback.None, reply.Setback);
        Assert.Equal("Teams", reply.Answer!.Headline);
        Assert.Equal(["One.", "Two."], reply.Answer.Sentences);
    }

    [Fact]
    public async Task Ask_SendsAStrictSchemaALimitAndTheMaterialApart()
    {
        await using var world = await ModelWorld.StartAsync(azurite);

        await world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);

        var sent = Assert.Single(world.Local.Questions);
        var format = sent["response_format"]!["json_schema"]!;
        Assert.True((bool)format["strict"]!);
        Assert.False((bool)format["schema"]!["additionalProperties"]!);
        Assert.Equal(["headline", "sentences"], format["schema"]!["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(200, (int)sent["max_completion_tokens"]!);
        Assert.Equal("Everybody asks about Teams.", LocalModel.MaterialOf(sent));
    }

    [Theory]
    [MemberData(nameof(Setbacks))]
    public async Task Ask_WhenTheService_RepliesWithTheSetback(string service, Setback expected)
    {
        await using var world = await ModelWorld.StartAsync(azurite, options => options.TimeoutSeconds = 1);
        world.Local.Next(TrickOf(service));

        var reply = await world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);

        Assert.Equal(expected, reply.Setback);
        Assert.Null(reply.Answer);
        Assert.Single(world.Local.Questions);
    }

    [Fact]
    public async Task Ask_WhenBusy_TellsWhenToAskAgain()
    {
        await using var world = await ModelWorld.StartAsync(azurite);
        world.Local.Next(LocalModelTricks.Error(429, "429", "Slow down.", retryAfterSeconds: 17));

        var reply = await world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(17), reply.RetryAfter);
        Assert.True(reply.MaySucceedLater);
    }

    [Fact]
    public async Task Ask_WithAWrongKey_IsAMatterOfTheSettings()
    {
        await using var world = await ModelWorld.StartAsync(azurite, options => options.ApiKey = "wrong");

        var reply = await world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);

        Assert.Equal(Setback.Misconfigured, reply.Setback);
        Assert.False(reply.MaySucceedLater);
    }

    [Fact]
    public async Task Ask_CancelledByTheCaller_Throws()
    {
        await using var world = await ModelWorld.StartAsync(azurite);
        using var stop = new CancellationTokenSource();
        world.Local.Next((context, question) =>
        {
            stop.Cancel();
            return LocalModelTricks.SayNothing(context, question);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Model.AskAsync<TestDraft>(Question, stop.Token));
    }

    private static Func<HttpContext, JsonObject, Task> TrickOf(string service) =>
        service switch
        {
            "busy" => LocalModelTricks.Error(429, "429", "Requests have exceeded the rate limit."),
            "broken" => LocalModelTricks.Error(500, "InternalServerError", "The server had an error."),
            "hangs up" => LocalModelTricks.HangUp,
            "says nothing" => LocalModelTricks.SayNothing,
            "filters the question" => LocalModelTricks.Error(400, "content_filter", "The response was filtered."),
            "filters the answer" => LocalModelTricks.Say("""{"headline":"Te""", finish: "content_filter"),
            "declines" => LocalModelTricks.Say("", refusal: "I cannot help with that."),
            "is cut short" => LocalModelTricks.Say("""{"headline":"Te""", finish: "length"),
            "chats" => LocalModelTricks.Say("Sure! Here is your headline: Teams"),
            "forgets a property" => LocalModelTricks.Say("""{"headline":"Teams"}"""),
            "adds a property" => LocalModelTricks.Say("""{"headline":"Teams","sentences":[],"author":"me"}"""),
            "says null" => LocalModelTricks.Say("""{"headline":null,"sentences":[]}"""),
            "answers with a web page" => LocalModelTricks.Body("<html>Sign in</html>", "text/html"),
            "answers without choices" => LocalModelTricks.Body("""{"id":"1","object":"chat.completion","choices":[]}"""),
            "knows no such deployment" => LocalModelTricks.Error(404, "DeploymentNotFound", "No such deployment."),
            "forbids" => LocalModelTricks.Error(403, "AuthorizationFailed", "No permission."),
            _ => throw new ArgumentOutOfRangeException(nameof(service), service, "Unknown trick."),
        };
}
