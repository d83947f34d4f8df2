using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Host.Sample;

/// <summary>Functions that hand out where an instance is managed, by each way that the durable client offers.</summary>
public static class CheckStatusFunctions
{
    [Function(nameof(CheckAsync))]
    public static Task<HttpResponseData> CheckAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check/{id}/async")] HttpRequestData request,
        [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        client.CreateCheckStatusResponseAsync(request, id, cancellation);

    [Function(nameof(CheckNow))]
    public static HttpResponseData CheckNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check/{id}/now")] HttpRequestData request,
        [DurableClient] DurableTaskClient client, string id) =>
        client.CreateCheckStatusResponse(request, id, HttpStatusCode.Created);

    /// <summary>From the types of ASP.NET Core.</summary>
    [Function(nameof(CheckMixed))]
    public static async Task<IResult> CheckMixed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check/{id}/mixed")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, FunctionContext context) =>
        Results.Ok(new[]
        {
            client.CreateHttpManagementPayload(id, await context.GetHttpRequestDataAsync()),
            client.CreateHttpManagementPayload(id),
        });

    [Function(nameof(Plain))]
    public static async Task<HttpResponseData> Plain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "plain")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.Conflict);
        response.Headers.Add("X-Seen", [.. request.Headers.GetValues("X-Sent"), request.Method]);
        await response.WriteStringAsync($"{request.Query["q"]} {await request.ReadAsStringAsync()}");
        return response;
    }
}
