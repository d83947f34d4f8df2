using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Automations.Runtime.Host.Http;

/// <summary>Paths that belong to the host: what it does not serve there, no function of the app gets.</summary>
internal static class OwnPaths
{
    public static void MapOwnPaths(this IEndpointRouteBuilder endpoints)
    {
        foreach (var own in HttpFunctions.Reserved)
            endpoints.Map($"/{own}/{{**rest}}", Answer).WithMetadata(new Rest());
    }

    private static IResult Answer(HttpContext http, EndpointDataSource endpoints)
    {
        var allowed = MethodsOf(http.Request.Path, endpoints);
        if (allowed.Count == 0)
            return TypedResults.NotFound();
        http.Response.Headers.Allow = string.Join(", ", allowed);
        return TypedResults.Problem(
            $"{http.Request.Path} takes {string.Join(" or ", allowed)}, not {http.Request.Method}.",
            statusCode: StatusCodes.Status405MethodNotAllowed,
            title: "The method does not fit");
    }

    private static List<string> MethodsOf(PathString path, EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Rest>() is null && Matches(endpoint, path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        HttpFunctions.IsReserved(endpoint.RoutePattern) && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    /// <summary>Marks the endpoint for everything that no other serves.</summary>
    private sealed record Rest;
}
