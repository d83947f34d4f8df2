using Automations.Runtime.Graph.Mailboxes;
using Automations.Runtime.Graph.People;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Identity;

/// <summary><c>/{tenant}/oauth2/v2.0/authorize</c> and <c>logout</c>: the page to choose a person, and the way back with a code.</summary>
internal sealed class AuthorizeEndpoint(
    LocalGraphOptions options, PeopleDirectory people, GroupDirectory groups, AuthorizationCodes codes, TimeProvider clock)
{
    public IResult Get(HttpRequest http)
    {
        var texts = Texts.For(http);
        if (AuthorizeRequest.Read(name => http.Query[name], options.AppBaseUrl, out var problem) is not { } request)
            return Show(http, SignInPage.Problem(texts, problem), 400);
        var managers = groups.Members(options.ManagersGroupId).ToHashSet(StringComparer.Ordinal);
        var search = http.Query["q"].ToString() is { Length: > 0 } text ? text.Trim() : null;
        return Show(http, SignInPage.Write(texts, request, http.Path, search, people.Current(), managers), formTarget: request.RedirectUri);
    }

    public async Task<IResult> PostAsync(HttpRequest http)
    {
        var form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        if (AuthorizeRequest.Read(name => form[name], options.AppBaseUrl, out var problem) is not { } request)
            return Show(http, SignInPage.Problem(Texts.For(http), problem), 400);
        if (people.Find(form["person"].ToString()) is not { } person)
            return Show(http, SignInPage.Problem(Texts.For(http), "AADSTS50034: This person is not in the directory."), 400);
        var code = codes.Issue(new Grant(
            person, request.Client, request.RedirectUri, request.Scope, request.Nonce, request.Challenge, request.ChallengeMethod,
            clock.GetUtcNow() + AuthorizationCodes.Lifetime));
        return Results.Redirect(request.Location(code));
    }

    public IResult Logout(HttpRequest http)
    {
        var target = http.Query["post_logout_redirect_uri"].ToString();
        return Uri.TryCreate(target, UriKind.Absolute, out var uri) && (uri.IsLoopback || uri.Authority == options.AppBaseUrl.Authority)
            ? Results.Redirect(target)
            : Show(http, SignInPage.SignedOut(Texts.For(http)));
    }

    /// <param name="formTarget">Where the form leads in the end: browsers hold redirects of a form against form-action, too.</param>
    private static IResult Show(HttpRequest http, Html html, int status = 200, string? formTarget = null)
    {
        var target = formTarget is null ? "" : " " + new Uri(formTarget).GetLeftPart(UriPartial.Authority);
        PageHeaders.Set(http.HttpContext.Response, "'self'" + target);
        return Results.Text(html.ToString(), "text/html; charset=utf-8", statusCode: status);
    }
}
