using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Automations.Web.Identity;

/// <summary>The cookies of the page sign-in: a sign-in under way, and who is signed in.</summary>
internal sealed class SessionCookies(KeyRing keyRing, IOptions<AppOptions> app, TimeProvider clock)
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromHours(8);
    private static readonly TimeSpan AttemptLife = TimeSpan.FromMinutes(15);

    private readonly SealedValue<Session> sessions = new(keyRing, "session", clock);
    private readonly SealedValue<SignInAttempt> attempts = new(keyRing, "sign-in", clock);

    public SignedInPerson? ReadSession(HttpRequest request) =>
        sessions.Open(request.Cookies[NameOf("session")]) is { } session
            ? new(session.PersonId, session.Name, session.Roles.ToHashSet(StringComparer.Ordinal))
            : null;

    public void WriteSession(HttpResponse response, SignedInPerson person) =>
        response.Cookies.Append(
            NameOf("session"),
            sessions.Seal(new(person.PersonId, person.Name, [.. person.Roles]), SessionLife),
            Settings()
        );

    public SignInAttempt? ReadAttempt(HttpRequest request) => attempts.Open(request.Cookies[NameOf("sign-in")]);

    public void WriteAttempt(HttpResponse response, SignInAttempt attempt) =>
        response.Cookies.Append(NameOf("sign-in"), attempts.Seal(attempt, AttemptLife), Settings());

    public void ForgetAttempt(HttpResponse response) => response.Cookies.Delete(NameOf("sign-in"), Settings());

    public void ForgetSession(HttpResponse response) => response.Cookies.Delete(NameOf("session"), Settings());

    // without an expiry of its own the browser keeps the cookie for its session; the end that counts is sealed inside, by the app's clock
    private CookieOptions Settings() =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = app.Value.IsSecure,
        };

    private string NameOf(string kind) => app.Value.IsSecure ? $"__Host-champions-{kind}" : $"champions-{kind}";

    private sealed record Session(string? PersonId, string Name, string[] Roles);
}
