using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Identity;

/// <summary><c>POST /{tenant}/oauth2/v2.0/token</c>: client credentials and authorization code. Any client secret is right.</summary>
internal sealed class TokenEndpoint(TokenIssuer issuer, LocalGraphOptions options, AuthorizationCodes codes)
{
    public async Task<IResult> PostAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return Error("invalid_request", "AADSTS900144: The request body must be form-encoded and contain the parameter 'grant_type'.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var client = form["client_id"].ToString() is { Length: > 0 } id ? id : BasicClient(request);
        if (client is null)
            return Error("invalid_request", "AADSTS900144: The request body must contain the following parameter: 'client_id'.");
        return form["grant_type"].ToString() switch
        {
            "client_credentials" => ClientCredentials(form, client),
            "authorization_code" => Code(form, client),
            "" => Error("invalid_request", "AADSTS900144: The request body must contain the following parameter: 'grant_type'."),
            var other => Error("unsupported_grant_type", $"AADSTS70003: The grant type '{other}' is not simulated by the local issuer."),
        };
    }

    private static string? BasicClient(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return Uri.UnescapeDataString(Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':')[0]);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IResult Error(string error, string description) =>
        Results.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, statusCode: 400);

    private static IResult Answer(JsonObject json) => Results.Json(json);

    private IResult ClientCredentials(IFormCollection form, string client)
    {
        var audience = Audience(form["scope"].ToString());
        var roles = form.ContainsKey("roles")
            ? form["roles"].ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            : null;
        return Answer(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds - 1,
            ["ext_expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds - 1,
            ["access_token"] = issuer.ForApplication(client, audience, roles),
        });
    }

    private IResult Code(IFormCollection form, string client)
    {
        if (codes.Redeem(form["code"].ToString(), client, form["redirect_uri"].ToString(), form["code_verifier"].ToString()) is not { } grant)
        {
            return Error(
                "invalid_grant", "AADSTS70008: The authorization code is unknown, used, expired, or does not fit client_id, redirect_uri and code_verifier.");
        }

        return Answer(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = grant.Scope,
            ["expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds - 1,
            ["access_token"] = issuer.ForPerson(grant.Person, client, Audience(grant.Scope)),
            ["id_token"] = issuer.IdToken(grant.Person, client, grant.Nonce),
        });
    }

    private string Audience(string scope) =>
        scope.Contains("graph.microsoft.com", StringComparison.OrdinalIgnoreCase) ? TokenIssuer.GraphAudience : options.ClientId;
}
