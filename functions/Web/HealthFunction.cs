using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Web;

internal static class HealthFunction
{
    /// <summary>Says that the app answers; it asks nothing of others, so that their outage does not restart it.</summary>
    [Function("Health")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request) =>
        Results.Ok(new { status = "healthy" });
}
