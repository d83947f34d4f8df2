using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Pages;

internal sealed class InformationFunctions(IPages pages)
{
    [Function("HomePage")]
    public Task<IResult> Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) =>
        pages.RenderAsync<HomePage>(request);

    [Function("PrivacyPage")]
    public Task<IResult> Privacy([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "privacy")] HttpRequest request) =>
        pages.RenderAsync<PrivacyPage>(request);
}
