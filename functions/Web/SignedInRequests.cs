using Microsoft.AspNetCore.Http;

namespace Automations.Web;

public static class SignedInRequests
{
    /// <summary>The caller of a function that carries <see cref="RequireRoleAttribute"/>.</summary>
    public static SignedInPerson SignedInPerson(this HttpRequest request) =>
        request.HttpContext.Features.Get<SignedInPerson>()
        ?? throw new InvalidOperationException("Only a function with [RequireRole] knows its caller; ask ISignIn elsewhere.");
}
