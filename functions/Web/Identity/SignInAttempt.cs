namespace Automations.Web.Identity;

/// <summary>What must still be known when Entra sends the browser back.</summary>
/// <param name="Verifier">PKCE code verifier.</param>
/// <param name="ReturnTo">Path within the app.</param>
internal sealed record SignInAttempt(string State, string Nonce, string Verifier, string ReturnTo);
