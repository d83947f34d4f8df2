using Automations.Web.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Automations.Web;

public static class WebPipeline
{
    /// <summary>Security headers, kind errors and role checks around every HTTP function; call it after <c>ConfigureFunctionsWebApplication</c>.</summary>
    public static IFunctionsWorkerApplicationBuilder UseWeb(this IFunctionsWorkerApplicationBuilder builder) =>
        builder.UseMiddleware<SecurityHeaders>().UseMiddleware<UnexpectedErrors>().UseMiddleware<UnprovenForms>().UseMiddleware<RoleCheck>();
}
