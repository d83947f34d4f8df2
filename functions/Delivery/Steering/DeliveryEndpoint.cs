using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Steering;

/// <summary>Stops, resumes, cancels and retries, for tools.</summary>
public sealed class DeliveryEndpoint(DeliveryDesk desk)
{
    [Function("DeliveryStatus")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/delivery")] HttpRequest request,
        CancellationToken cancellation
    ) => Results.Json(await desk.StatusAsync(cancellation), ProgrammeJson.Options);

    /// <summary>Takes <c>{"reason": "…"}</c> or nothing.</summary>
    [Function("StopDelivery")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> StopAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delivery/stop")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (reason, refusal) = await JsonBody.ReadReasonAsync(request, SteeringRequest.LongestReason, cancellation);
        if (refusal is not null)
            return refusal;
        await desk.StopAsync(request.Manager(), reason, cancellation);
        return Results.Json(await desk.StatusAsync(cancellation), ProgrammeJson.Options);
    }

    [Function("ResumeDelivery")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ResumeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delivery/resume")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        await desk.ResumeAsync(request.Manager(), client, cancellation);
        return Results.Json(await desk.StatusAsync(cancellation), ProgrammeJson.Options);
    }

    /// <summary>Takes <c>{"workflow": "…", "recipient": "…", "occasion": "…", "reason": "…"}</c>; all but the first may be missing.</summary>
    [Function("CancelDelivery")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delivery/cancel")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (order, refusal) = await ReadAsync(request, cancellation);
        return refusal ?? Results.Json(new { cancelled = await desk.CancelAsync(request.Manager(), order!.Which, order.Reason, cancellation) }, ProgrammeJson.Options);
    }

    /// <summary>As cancelling; only what failed and has certainly not left is queued again.</summary>
    [Function("RetryDelivery")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delivery/retry")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (order, refusal) = await ReadAsync(request, cancellation);
        return refusal ?? Results.Json(new { retried = await desk.RetryAsync(request.Manager(), order!.Which, client, cancellation) }, ProgrammeJson.Options);
    }

    private static Task<(Filtered? Order, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation) =>
        JsonBody.ReadAsync(
            request,
            fields =>
                new Filtered(
                    new MessageFilter(fields.Text("workflow", required: true) ?? "", Recipient: fields.Text("recipient"), Occasions: fields.Text("occasion")),
                    fields.Reason(SteeringRequest.LongestReason)
                ),
            cancellation
        );

    private sealed record Filtered(MessageFilter Which, string? Reason);
}
