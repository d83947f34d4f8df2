using Automations.Delivery.Lanes;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Steering;

/// <summary>
/// Adds or changes a sender's lane while the app runs: <c>PUT {"mailbox": "…", "messagesPerMinute": 30, "recipientsPerDay": 10000,
/// "concurrentRequests": 4, "standing": "Active"}</c>. What is left out stays as it is.
/// </summary>
public sealed class LanesEndpoint(DeliveryDesk desk, ILanes lanes)
{
    [Function("PutLane")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/delivery/lanes/{lane}")] HttpRequest request,
        string lane,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var all = await lanes.AllAsync(cancellation);
        var known = all.FirstOrDefault(one => one.Id == lane);
        var (order, refusal) = await JsonBody.ReadAsync(request, fields => Read(lane, known, all, fields), cancellation);
        if (refusal is not null)
            return refusal;
        return await desk.PutLaneAsync(request.Manager(), order!.Settings, order.Standing, client, cancellation)
            ? Results.Json(await desk.StatusAsync(cancellation), ProgrammeJson.Options)
            : Problems.Conflict("It is the last lane that sends; add another one first, or stop all sending.");
    }

    private static Lane Read(string id, Lane? known, IReadOnlyList<Lane> all, JsonFields fields)
    {
        var before = known?.Settings ?? new SenderLane { Id = id, Mailbox = "" };
        if (!ProgrammeRules.IsKey(id))
            fields.Problems.Add(new("lane", "The lane's id must be a short lower-case name of letters, digits and hyphens."));
        var mailbox = fields.Text("mailbox", required: known is null) ?? before.Mailbox;
        if (mailbox.Length > 0 && !ProgrammeRules.IsMailAddress(mailbox))
            fields.Problems.Add(new("mailbox", $"mailbox: \"{mailbox}\" is no mail address."));
        if (all.Any(lane => lane.Id != id && lane.Standing != LaneStanding.Removed && lane.Settings.Mailbox.Equals(mailbox, StringComparison.OrdinalIgnoreCase)))
            fields.Note("mailbox", "already sends for another lane; two would together exceed what Exchange allows");
        var standing = fields.OneOf("standing", Enum.GetNames<LaneStanding>());
        return new Lane(
            before with
            {
                Mailbox = mailbox,
                MessagesPerMinute = fields.Number("messagesPerMinute", 1, 1_000) ?? before.MessagesPerMinute,
                RecipientsPerDay = fields.Number("recipientsPerDay", 1, 1_000_000) ?? before.RecipientsPerDay,
                ConcurrentRequests = fields.Number("concurrentRequests", 1, 16) ?? before.ConcurrentRequests,
            },
            standing is null ? known?.Standing ?? LaneStanding.Active : Enum.Parse<LaneStanding>(standing)
        );
    }
}
