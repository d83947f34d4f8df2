using Automations.People;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Automations.Topics.Pages;

/// <summary>Who looks at the topics: the champions, and those who look after the programme.</summary>
internal sealed class TopicVisitors(ISignIn signIn, IChampionRegister register, IPages pages)
{
    /// <returns>Who it is, or the answer for somebody who may not see it (yet).</returns>
    public async Task<(SignedInPerson? Visitor, IResult? Refusal)> WhoAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return (null, request.ToSignIn());
        return await IsMemberAsync(who, cancellation) ? (who, null) : (null, await pages.RenderAsync<MembersOnlyPage>(request, StatusCodes.Status403Forbidden));
    }

    private async Task<bool> IsMemberAsync(SignedInPerson who, CancellationToken cancellation) =>
        who.Roles.Contains(AppRoles.CommunityManager)
        || who.Roles.Contains(AppRoles.ProgrammeViewer)
        || (who.PersonId is { } id && await register.FindAsync(id, cancellation) is { State: not ChampionState.Left });
}
