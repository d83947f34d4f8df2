using System.Text;

namespace Automations.Runtime.Graph.Identity;

/// <summary>The parameters an application sends a browser to sign-in with.</summary>
internal sealed record AuthorizeRequest(
    string Client, string RedirectUri, string Scope, string? State, string? Nonce, string? Challenge, string? ChallengeMethod, string? LoginHint)
{
    private static readonly string[] s_names =
        ["client_id", "response_type", "response_mode", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method", "login_hint", "prompt"];

    /// <summary>All of them as they came, to be sent on by the page's forms.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <param name="problem">Says what is wrong when the result is null.</param>
    public static AuthorizeRequest? Read(Func<string, string?> value, Uri appBaseUrl, out string problem)
    {
        var parameters = s_names.Select(n => (Name: n, Value: value(n))).Where(p => !string.IsNullOrEmpty(p.Value))
            .ToDictionary(p => p.Name, p => p.Value!, StringComparer.Ordinal);
        string? Get(string name) => parameters.GetValueOrDefault(name);
        problem = "";
        if (Get("client_id") is not { } client)
            problem = "AADSTS900144: The request must contain the parameter 'client_id'.";
        else if (Get("response_type") is not "code")
            problem = "AADSTS700054: Only response_type=code is offered.";
        else if (Get("response_mode") is not (null or "query"))
            problem = "AADSTS70007: Only response_mode=query is offered by the local issuer.";
        else if (!Uri.TryCreate(Get("redirect_uri"), UriKind.Absolute, out var redirect) || !IsAllowed(redirect, appBaseUrl))
            problem = $"AADSTS50011: The redirect URI '{Get("redirect_uri")}' is neither below {appBaseUrl} nor on this machine.";
        else if (Get("code_challenge_method") is not (null or "S256" or "plain"))
            problem = "AADSTS501481: code_challenge_method is S256 or plain.";
        else
        {
            return new AuthorizeRequest(
                client, Get("redirect_uri")!, Get("scope") ?? "openid", Get("state"), Get("nonce"), Get("code_challenge"), Get("code_challenge_method"), Get("login_hint"))
            {
                Parameters = parameters,
            };
        }

        return null;
    }

    /// <summary>Back to the application, with the code and its state.</summary>
    public string Location(string code)
    {
        var location = new StringBuilder(RedirectUri).Append(RedirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?').Append("code=").Append(code);
        if (State is not null)
            location.Append("&state=").Append(Uri.EscapeDataString(State));
        return location.ToString();
    }

    private static bool IsAllowed(Uri redirect, Uri appBaseUrl) =>
        redirect.Scheme is "http" or "https" && (redirect.IsLoopback || redirect.GetLeftPart(UriPartial.Authority) == appBaseUrl.GetLeftPart(UriPartial.Authority));
}
