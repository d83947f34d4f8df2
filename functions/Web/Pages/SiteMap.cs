using Microsoft.AspNetCore.Http;

namespace Automations.Web.Pages;

/// <summary>Where somebody who is signed in can go. Whoever came by a link of a mail has one thing to do, and is not led away from it.</summary>
internal sealed class SiteMap(IEnumerable<SitePlace> places, ISignIn signIn)
{
    public async Task<SiteReader?> ReaderAsync(HttpRequest request)
    {
        if (request.Query.ContainsKey(SignedLinks.Parameter) || request.PathBase.HasValue)
            return null;
        return await signIn.WhoAsync(request, request.HttpContext.RequestAborted) is { PersonId: not null } person
            ? new(person.Name, [.. places.Where(place => IsFor(place, person)).OrderBy(place => place.Order)])
            : null;
    }

    private static bool IsFor(SitePlace place, SignedInPerson person) =>
        place.For == PlaceFor.Everybody
        || person.IsCommunityManager
        || (place.For == PlaceFor.Viewers && person.Roles.Contains(AppRoles.ProgrammeViewer));
}

/// <summary>Who reads a page, signed in, and where they can go.</summary>
public sealed record SiteReader(string Name, IReadOnlyList<SitePlace> Places);
