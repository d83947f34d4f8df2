using System.Reflection;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Automations.Web.Pipeline;

/// <summary>Lets only callers with the demanded role reach a function with <see cref="RequireRoleAttribute"/>.</summary>
internal sealed class RoleCheck(ISignIn signIn, IPages pages, HttpFunctionMethods methods) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (
            context.GetHttpContext() is { } http
            && methods.Of(context.FunctionDefinition).GetCustomAttribute<RequireRoleAttribute>() is { } demand
            && await RefuseAsync(http, demand) is { } refusal
        )
        {
            context.GetInvocationResult().Value = refusal;
            return;
        }
        await next(context);
    }

    /// <returns>Null when the caller may go on; the person is then known to the request.</returns>
    internal async Task<IResult?> RefuseAsync(HttpContext http, RequireRoleAttribute demand)
    {
        var person = await signIn.WhoAsync(http.Request, http.RequestAborted);
        if (person is not null && demand.Roles.Any(person.Roles.Contains))
        {
            http.Features.Set(person);
            return null;
        }
        if (http.Request.IsForApi())
            return person is null ? Problems.Unauthorized() : Problems.Forbidden(demand.Roles);
        if (person is null)
            return http.Request.ToSignIn();
        return await pages.RenderAsync<ForbiddenPage>(http.Request, StatusCodes.Status403Forbidden);
    }
}
