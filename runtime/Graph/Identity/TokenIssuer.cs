using Automations.Runtime.Graph.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Runtime.Graph.Identity;

/// <summary>Writes tokens as Entra ID's v2.0 endpoint does; they are valid for an hour of the clock's time.</summary>
internal sealed class TokenIssuer(SigningKey key, LocalGraphOptions options, Uri address, GroupDirectory groups, TimeProvider clock)
{
    public const string GraphAudience = "https://graph.microsoft.com";
    public const string GraphApplicationId = "00000003-0000-0000-c000-000000000000";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);
    private static readonly string[] s_managerRoles = ["Community.Manager", "Programme.Viewer"];
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string Issuer { get; } = $"{address.GetLeftPart(UriPartial.Authority)}/{options.TenantId}/v2.0";

    /// <param name="roles">Null gives an application the roles of a community manager.</param>
    public string ForApplication(string application, string audience, IReadOnlyList<string>? roles) => Write(audience, new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["azp"] = application,
        ["oid"] = StableId.Guid("service-principal", application),
        ["sub"] = StableId.Guid("service-principal", application),
        ["idtyp"] = "app",
        ["roles"] = roles ?? s_managerRoles,
    });

    /// <summary>An access token carries the scope it was given for; that tells it from an application's, as in Entra ID.</summary>
    public string ForPerson(Person person, string application, string audience)
    {
        var claims = Claims(person, application);
        claims["scp"] = audience == GraphAudience ? "Calendars.ReadWrite Mail.ReadWrite User.Read" : "access_as_user";
        return Write(audience, claims);
    }

    public string IdToken(Person person, string application, string? nonce)
    {
        var claims = Claims(person, application);
        if (nonce is not null)
            claims["nonce"] = nonce;
        return Write(application, claims);
    }

    private Dictionary<string, object> Claims(Person person, string application) => new(StringComparer.Ordinal)
    {
        ["azp"] = application,
        ["oid"] = person.Id,
        ["sub"] = StableId.Guid("subject", person.Id + application),
        ["preferred_username"] = person.UserPrincipalName,
        ["name"] = person.DisplayName,
        ["roles"] = groups.IsMember(options.ManagersGroupId, person.Id) ? s_managerRoles : [],
    };

    private string Write(string audience, Dictionary<string, object> claims)
    {
        claims["tid"] = options.TenantId;
        claims["ver"] = "2.0";
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = key.Credentials,
        });
    }
}
