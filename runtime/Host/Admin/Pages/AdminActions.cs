using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What the dashboard's forms do; each leads back to a page that shows the result.</summary>
internal sealed class AdminActions(ClockControl clock, FunctionCatalog catalog, FunctionRunner runner, EngineHolder durable)
{
    public async Task<IResult> AdvanceAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!clock.IsSimulated || IsoDuration.TryParse(form["by"]) is not { FitsIntoCalendar: true } by)
            return Overview($"“{form["by"]}” is no duration. Write it as P7D, PT30M or P2W.");
        var advanced = await clock.AdvanceAsync(by.After, CancellationToken.None);
        return Overview(advanced is null ? "Time only goes forward." : $"Time moved on; it stopped {advanced.Stops} times because something was due.");
    }

    public async Task<IResult> RunAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (catalog.Find(form["function"].ToString()) is not { } function || function.Kind == FunctionKind.Http)
            return Overview("There is no such function to run.");
        var text = form["input"].ToString();
        var isText = function.Kind == FunctionKind.Queue;
        if (!isText && !IsJson(text))
            return Overview($"{function.Name} was not run: its input is no JSON.");
        var input = isText ? JsonValue.Create(text) : Json(text);
        runner.Start(function, input);
        return Overview($"{function.Name} has been started.");
    }

    public async Task<IResult> SteerAsync(HttpRequest request, string action)
    {
        var form = await request.ReadFormAsync();
        var id = form["id"].ToString();
        var client = durable.Client;
        switch (action)
        {
            case "suspend":
                await client.SuspendInstanceAsync(id, "from the dashboard");
                break;
            case "resume":
                await client.ResumeInstanceAsync(id, "from the dashboard");
                break;
            case "terminate":
                await client.TerminateInstanceAsync(id, (object?)"from the dashboard");
                break;
            case "raise" when !IsJson(form["data"].ToString()):
                return TypedResults.BadRequest("The event's data is no JSON. Text goes into double quotes.");
            case "raise":
                await client.RaiseEventAsync(id, form["event"].ToString(), Json(form["data"].ToString()));
                break;
            case "purge":
                await client.PurgeInstanceAsync(id);
                return Results.Redirect("/admin/instances");
            default:
                return TypedResults.NotFound();
        }

        return Results.Redirect("/admin/instances/" + Uri.EscapeDataString(id));
    }

    private static IResult Overview(string said) => Results.Redirect("/admin/?said=" + Uri.EscapeDataString(said));

    private static bool IsJson(string text)
    {
        try
        {
            Json(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <exception cref="JsonException">It is neither empty nor JSON.</exception>
    private static JsonNode? Json(string text) => string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
}
