using Microsoft.AspNetCore.Http;

namespace Automations.Web;

/// <summary>Links that let one person do one thing until a given time, without signing in.</summary>
public interface ISignedLinks
{
    /// <param name="path">Page to open, for example <c>/approval</c>.</param>
    Uri Create(string path, SignedLink link);

    /// <summary>Reads and verifies the link of a request (query on GET, form or query on POST).</summary>
    LinkCheck Check(HttpRequest request, string purpose);
}

/// <param name="Purpose">What it allows, for example <c>approval</c>; a link for one purpose opens nothing else.</param>
/// <param name="Subject">What it is about: a workflow instance id, optionally with a detail after <c>#</c>, as in <c>onboarding-…#30</c>.</param>
/// <param name="Person">Object id of the person it was given to.</param>
public sealed record SignedLink(string Purpose, string Subject, string Person, DateTimeOffset Expires);

/// <param name="Link">Set when <paramref name="State"/> is <see cref="LinkState.Valid"/> or <see cref="LinkState.Expired"/>.</param>
public sealed record LinkCheck(LinkState State, SignedLink? Link);

public enum LinkState
{
    Valid,
    Expired,
    Invalid,
}
