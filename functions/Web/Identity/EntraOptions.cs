using System.ComponentModel.DataAnnotations;

namespace Automations.Web.Identity;

/// <summary>Section <c>Entra</c>: the tenant whose tokens count, and the app registration that people sign in to.</summary>
public sealed class EntraOptions : IValidatableObject
{
    public string? TenantId { get; set; }

    /// <summary>Issuer address of the tenant; Entra's own when absent.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The app registration: audience of tokens, client of the page sign-in.</summary>
    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public Uri AuthorityOrDefault => Authority ?? new Uri($"https://login.microsoftonline.com/{TenantId}/v2.0");

    public string MetadataAddress => $"{AuthorityOrDefault.ToString().TrimEnd('/')}/.well-known/openid-configuration";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Guid.TryParse(TenantId, out _))
            yield return new("Entra:TenantId is missing or not a GUID: the tenant whose people sign in");
        if (!Guid.TryParse(ClientId, out _))
            yield return new("Entra:ClientId is missing or not a GUID: the application id of the app registration");
        if (string.IsNullOrWhiteSpace(ClientSecret))
            yield return new("Entra:ClientSecret is missing: the secret of the app registration (a Key Vault reference in Azure)");
        if (Authority is { } authority && !IsTrustworthy(authority))
            yield return new($"Entra:Authority is {authority}: it must begin with https (http is for this machine only)");
    }

    private static bool IsTrustworthy(Uri authority) =>
        authority.IsAbsoluteUri && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
}
