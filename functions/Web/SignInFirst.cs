using Microsoft.AspNetCore.Http;

namespace Automations.Web;

public static class SignInFirst
{
    /// <summary>To the sign-in and back to this page. What was to be posted is lost by that.</summary>
    /// <param name="withLink">
    /// The page needs its signed link and the sign-in as well. Elsewhere a link that did not suffice would only be refused again.
    /// </param>
    public static IResult ToSignIn(this HttpRequest request, bool withLink = false)
    {
        var query = request.Query.Where(pair => pair.Key == SignedLinks.Parameter ? withLink : HttpMethods.IsGet(request.Method));
        return new SignInRedirect(Results.LocalRedirect($"/signin?return={Uri.EscapeDataString(request.Path + QueryString.Create(query))}"));
    }
}
