using System.Globalization;
using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.Http;

/// <summary>Graph's error format.</summary>
internal static class ErrorBody
{
    public static GraphResult Of(GraphProblem problem, string requestId, string? clientRequestId, DateTimeOffset now)
    {
        var result = new GraphResult(problem.Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = problem.Code,
                ["message"] = problem.Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                    ["request-id"] = requestId,
                    ["client-request-id"] = clientRequestId ?? requestId,
                },
            },
        });
        if (problem.RetryAfter is { } seconds)
            result.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        if (problem.Status == 401)
            result.With("WWW-Authenticate", "Bearer realm=\"\", authorization_uri=\"http://localhost/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"");
        return result;
    }

    /// <summary>The words of an injected fault.</summary>
    public static GraphProblem Injected(int status, int? retryAfter) => status switch
    {
        429 => new GraphProblem(429, "TooManyRequests", "Too many requests (injected by /_local/faults).", retryAfter),
        503 => new GraphProblem(503, "ServiceUnavailable", "The service is unavailable (injected by /_local/faults).", retryAfter),
        504 => new GraphProblem(504, "UnknownError", "Gateway timeout (injected by /_local/faults).", retryAfter),
        _ => new GraphProblem(status, "GeneralException", "An injected fault (/_local/faults).", retryAfter),
    };
}
