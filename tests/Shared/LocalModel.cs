using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Automations.Tests;

/// <summary>
/// A model on this machine behind Azure OpenAI's chat completions, over real HTTP: it answers in the shape that the question's schema
/// asks for, and misbehaves when told to.
/// </summary>
internal sealed class LocalModel : IAsyncDisposable
{
    public const string Deployment = "drafts";
    public const string ApiKey = "only-for-tests";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, JsonObject, Task>> tricks = new();

    private LocalModel(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Every question that arrived, whole.</summary>
    public ConcurrentQueue<JsonObject> Questions { get; } = new();

    /// <summary>What the model says to a question, given its schema and its material; shape only, until a test says more.</summary>
    public Func<JsonObject, string, JsonNode> Mind { get; set; } = LocalModelMind.Fill;

    public static async Task<LocalModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var service = builder.Build();
        service.Urls.Add("http://127.0.0.1:0");
        var model = new LocalModel(service);
        service.MapPost("/openai/deployments/{deployment}/chat/completions", model.AnswerAsync);
        await service.StartAsync();
        model.Address = new Uri(service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return model;
    }

    /// <summary>The next question meets this instead of an answer; several are met one after the other.</summary>
    public LocalModel Next(Func<HttpContext, JsonObject, Task> trick)
    {
        tricks.Enqueue(trick);
        return this;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string deployment)
    {
        var question = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        Questions.Enqueue(question);
        if (context.Request.Headers["api-key"] != ApiKey)
            await LocalModelTricks.Error(401, "401", "Access denied due to invalid subscription key.")(context, question);
        else if (deployment != Deployment)
            await LocalModelTricks.Error(404, "DeploymentNotFound", "The API deployment for this resource does not exist.")(context, question);
        else if (tricks.TryDequeue(out var trick))
            await trick(context, question);
        else
            await LocalModelTricks.Say(Mind(SchemaOf(question), MaterialOf(question)).ToJsonString())(context, question);
    }

    public static string MaterialOf(JsonObject question) => TextOf(question["messages"]!.AsArray().Last(message => (string)message!["role"]! == "user")!);

    private static JsonObject SchemaOf(JsonObject question) => question["response_format"]!["json_schema"]!["schema"]!.AsObject();

    private static string TextOf(JsonNode message) =>
        message["content"] is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string)message["content"]!;
}
