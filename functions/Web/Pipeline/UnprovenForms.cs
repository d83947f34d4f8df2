using Automations.Web.Identity;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Automations.Web.Pipeline;

/// <summary>Whoever is signed in already is not sent to sign in again, and what they wrote is not lost: they are told what is wrong with the form.</summary>
internal sealed class UnprovenForms(IPages pages) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        var result = context.GetInvocationResult();
        if (result.Value is SignInRedirect && context.GetHttpContext() is { } http && http.Features.Get<UnprovenForm>() is not null)
            result.Value = await pages.RenderAsync<UnprovenFormPage>(http.Request, StatusCodes.Status403Forbidden);
    }
}
