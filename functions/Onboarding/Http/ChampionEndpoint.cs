using Automations.Onboarding.Leaving;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Http;

/// <summary>One champion's way, for themselves and for the community managers.</summary>
public sealed class ChampionEndpoint(ISignIn signIn, OnboardingForManagers workflow, ILeavingDesk leaving)
{
    [Function("GetChampion")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/champions/{championId:guid}")] HttpRequest request,
        string championId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var id = championId.ToLowerInvariant();
        if (Refusal(await signIn.WhoAsync(request, cancellation), id) is { } refusal)
            return refusal;
        return await client.GetInstanceAsync(OnboardingEvents.InstanceIdOf(id), getInputsAndOutputs: true, cancellation) is { } instance
            ? Results.Json(workflow.Describe(instance), ProgrammeJson.Options)
            : Problems.NotFound("Nobody with this id has signed up.");
    }

    [Function("LeaveProgramme")]
    public async Task<IResult> LeaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/champions/{championId:guid}/leave")] HttpRequest request,
        string championId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var id = championId.ToLowerInvariant();
        var who = await signIn.WhoAsync(request, cancellation);
        if (Refusal(who, id) is { } refusal)
            return refusal;
        return await leaving.LeaveAsync(id, who!.PersonId, reason: null, client, cancellation) switch
        {
            LeavingOutcome.Begun => Results.Accepted($"/api/champions/{id}"),
            LeavingOutcome.HasLeft => Problems.Conflict("This champion has left already."),
            _ => Problems.NotFound("Nobody with this id has signed up."),
        };
    }

    private static IResult? Refusal(SignedInPerson? who, string championId) =>
        who switch
        {
            null => Problems.Unauthorized(),
            _ when who.IsCommunityManager || who.PersonId == championId => null,
            _ => Problems.Forbidden([AppRoles.CommunityManager]),
        };
}
