using System.Security.Cryptography;
using System.Text.Json;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Automations.Web.Identity;

/// <summary>Page sign-in with Entra ID: OpenID Connect's authorization code flow with PKCE.</summary>
internal sealed partial class SignInFunctions(
    EntraTokens tokens,
    TenantMetadata tenant,
    IHttpClientFactory clients,
    SessionCookies cookies,
    SameOrigin sameOrigin,
    IPages pages,
    IOptions<EntraOptions> entra,
    IOptions<AppOptions> app,
    ILogger<SignInFunctions> logger
)
{
    [Function("SignIn")]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signin")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var attempt = new SignInAttempt(RandomText(), RandomText(), RandomText(), LocalPath(request.Query["return"]));
        cookies.WriteAttempt(request.HttpContext.Response, attempt);
        var metadata = await tenant.GetAsync(cancellation);
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                metadata.AuthorizationEndpoint,
                new Dictionary<string, string?>
                {
                    ["client_id"] = entra.Value.ClientId,
                    ["response_type"] = "code",
                    ["redirect_uri"] = CallbackAddress,
                    ["scope"] = "openid profile",
                    ["state"] = attempt.State,
                    ["nonce"] = attempt.Nonce,
                    ["code_challenge"] = Base64UrlText(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(attempt.Verifier))),
                    ["code_challenge_method"] = "S256",
                }
            )
        );
    }

    [Function("SignInCallback")]
    public async Task<IResult> Callback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signin/callback")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var attempt = cookies.ReadAttempt(request);
        cookies.ForgetAttempt(request.HttpContext.Response);
        var code = request.Query["code"].ToString();
        if (attempt is null || code.Length == 0 || request.Query["state"] != attempt.State)
            return await NotSignedInAsync(request, request.Query["error"].ToString(), attempt);
        var idToken = await RedeemAsync(code, attempt, cancellation);
        var identity = idToken is null ? null : (await tokens.ValidateAsync(idToken, cancellation)).Identity;
        if (identity is null || !identity.HasClaim("nonce", attempt.Nonce))
            return await NotSignedInAsync(request, "id_token", attempt);
        cookies.WriteSession(request.HttpContext.Response, SignIn.PersonOf(identity));
        return Results.LocalRedirect(attempt.ReturnTo);
    }

    [Function("SignOut")]
    public IResult End([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "signout")] HttpRequest request)
    {
        if (sameOrigin.Allows(request))
            cookies.ForgetSession(request.HttpContext.Response);
        return Results.LocalRedirect("/");
    }

    private string CallbackAddress => app.Value.AddressOf("/signin/callback").ToString();

    private async Task<string?> RedeemAsync(string code, SignInAttempt attempt, CancellationToken cancellation)
    {
        var metadata = await tenant.GetAsync(cancellation);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = entra.Value.ClientId!,
                ["client_secret"] = entra.Value.ClientSecret!,
                ["code"] = code,
                ["redirect_uri"] = CallbackAddress,
                ["code_verifier"] = attempt.Verifier,
                ["scope"] = "openid profile",
            }
        );
        using var response = await clients.CreateClient(TenantMetadata.HttpClientName).PostAsync(metadata.TokenEndpoint, form, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            LogRefused((int)response.StatusCode);
            return null;
        }
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return answer.RootElement.TryGetProperty("id_token", out var idToken) ? idToken.GetString() : null;
    }

    private Task<IResult> NotSignedInAsync(HttpRequest request, string reason, SignInAttempt? attempt)
    {
        LogNotSignedIn(reason.Length > 0 ? reason : "state");
        return pages.RenderAsync<NotSignedInPage>(
            request,
            StatusCodes.Status400BadRequest,
            new Dictionary<string, object?> { [nameof(NotSignedInPage.ReturnTo)] = attempt?.ReturnTo ?? "/" }
        );
    }

    /// <summary>Only a path of this app: <c>//elsewhere</c> and <c>/\elsewhere</c> would lead away.</summary>
    internal static string LocalPath(string? path) => path is ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl) ? path : "/";

    private static string RandomText() => Base64UrlText(RandomNumberGenerator.GetBytes(32));

    private static string Base64UrlText(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Entra's token endpoint refused the sign-in code with {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "A sign-in was not completed: {Reason}")]
    private partial void LogNotSignedIn(string reason);
}
