using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Automations.Tests;

/// <summary>What a model's service does instead of a plain answer, as Azure OpenAI documents it, and worse.</summary>
internal static class LocalModelTricks
{
    public const int TokensOfAnAnswer = 120;

    public static Func<HttpContext, JsonObject, Task> Say(string content, string finish = "stop", string? refusal = null) =>
        (context, _) =>
            context.Response.WriteAsJsonAsync(
                new JsonObject
                {
                    ["id"] = "chatcmpl-1",
                    ["object"] = "chat.completion",
                    ["created"] = 1_700_000_000,
                    ["model"] = "local",
                    ["choices"] = new JsonArray(
                        new JsonObject
                        {
                            ["index"] = 0,
                            ["finish_reason"] = finish,
                            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = refusal is null ? content : null, ["refusal"] = refusal },
                        }
                    ),
                    ["usage"] = new JsonObject { ["prompt_tokens"] = TokensOfAnAnswer - 20, ["completion_tokens"] = 20, ["total_tokens"] = TokensOfAnAnswer },
                }
            );

    public static Func<HttpContext, JsonObject, Task> Error(int status, string code, string message, int? retryAfterSeconds = null) =>
        (context, _) =>
        {
            context.Response.StatusCode = status;
            if (retryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
        };

    public static Func<HttpContext, JsonObject, Task> Body(string body, string type = "application/json") =>
        (context, _) =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        };

    /// <summary>The connection ends without an answer.</summary>
    public static Task HangUp(HttpContext context, JsonObject question)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Nothing comes until the other side gives up.</summary>
    public static async Task SayNothing(HttpContext context, JsonObject question)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
