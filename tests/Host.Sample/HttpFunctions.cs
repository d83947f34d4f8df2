using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Host.Sample;

public sealed class HttpFunctions(Visit visit)
{
    public enum Colour
    {
        Red,
    }

    [Function(nameof(Values))]
    public static IResult Values(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "values/{id:guid}/{number}/{on}/{flag?}")] HttpRequest request,
        Guid id, int number, DateTime on, bool? flag, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(new { id, number, on, flag, context.FunctionDefinition.Name, path = request.Path.Value, cancellation.CanBeCanceled });

    [Function(nameof(Colours))]
    public static string Colours(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "colours/{colour}")] HttpRequest request, Colour colour) => colour.ToString();

    [Function(nameof(Echo))]
    public static object Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request, [FromBody] Parcel parcel) => parcel;

    [Function(nameof(Text))]
    public string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "text")] HttpRequest request) => $"visit {++visit.Calls}";

    [Function(nameof(AnyMethod))]
    public static void AnyMethod([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request)
    {
    }

    [Function(nameof(Unnamed))]
    public static string Unnamed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => "unnamed";

    [Function(nameof(Broken))]
    public static IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("a secret detail");

    [Function(nameof(Guarded))]
    public static string Guarded([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guarded")] HttpRequest request) => "in";

    [Function(nameof(Ledger))]
    public static string Ledger([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ledger/{rest?}")] HttpRequest request, string? rest) =>
        $"{request.PathBase}{request.Path} {rest} {request.Headers.Authorization}";

    [Function(nameof(Order))]
    public static OrderPlaced Order(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{count}")] HttpRequest request, int count) =>
        new(Results.Accepted(), [.. Enumerable.Range(1, count).Select(number => new Parcel($"order {number}", number))]);

    [Function(nameof(Start))]
    public static async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(Workflow.Patience), 3, new Microsoft.DurableTask.StartOrchestrationOptions(id), cancellation);
        return Results.Accepted();
    }
}

public sealed record Parcel(string Name, int Weight);

public sealed record OrderPlaced([property: HttpResult] IResult Answer, [property: QueueOutput("orders")] Parcel[] Parcels);
