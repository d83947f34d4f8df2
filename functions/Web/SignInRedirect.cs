using Microsoft.AspNetCore.Http;

namespace Automations.Web;

/// <summary>The answer to whoever has to sign in first, told apart from other redirects.</summary>
internal sealed class SignInRedirect(IResult redirect) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => redirect.ExecuteAsync(httpContext);
}
