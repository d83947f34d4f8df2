using Automations.Web.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Web.Pages;

/// <summary>Answers every address that nothing else answers; the least specific route there can be.</summary>
internal sealed class NotFoundFunction(IPages pages)
{
    [Function("NotFound")]
    public Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request) =>
        request.IsForApi()
            ? Task.FromResult(Problems.NotFound($"The API has no {request.Path}."))
            : pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
}
