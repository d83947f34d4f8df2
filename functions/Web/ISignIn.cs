using Microsoft.AspNetCore.Http;

namespace Automations.Web;

/// <summary>Who is calling: by bearer token, or by the cookie of a page sign-in. Tokens are validated here, headers of proxies are never trusted.</summary>
public interface ISignIn
{
    /// <returns>Null when the request carries no valid token or cookie.</returns>
    Task<SignedInPerson?> WhoAsync(HttpRequest request, CancellationToken cancellation);
}

/// <param name="PersonId">Entra object id; null for an application's token.</param>
public sealed record SignedInPerson(string? PersonId, string Name, IReadOnlySet<string> Roles)
{
    public bool IsCommunityManager => Roles.Contains(AppRoles.CommunityManager);
}

public static class AppRoles
{
    public const string CommunityManager = "Community.Manager";
    public const string ProgrammeViewer = "Programme.Viewer";
}
