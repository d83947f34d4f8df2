using Microsoft.AspNetCore.Http;

namespace Automations.Web;

public static class SignInFirst
{
    /// <summary>
    /// To the sign-in and back to this page. What was to be posted is lost by that; and a signed link that did not suffice would only be
    /// refused again.
    /// </summary>
    public static IResult ToSignIn(this HttpRequest request)
    {
        var query = HttpMethods.IsGet(request.Method) ? QueryString.Create(request.Query.Where(pair => pair.Key != SignedLinks.Parameter)) : QueryString.Empty;
        return Results.LocalRedirect($"/signin?return={Uri.EscapeDataString(request.Path + query)}");
    }
}
