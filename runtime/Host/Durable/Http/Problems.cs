using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>What is wrong with a request, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public static ValidationProblem Bad(string field, string rule) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [rule] }, rule);

    public static ProblemHttpResult Unknown(string instanceId) =>
        TypedResults.Problem($"There is no instance '{instanceId}'.", statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Gone(string instanceId, string status) =>
        TypedResults.Problem($"The instance '{instanceId}' has ended already: {status}.", statusCode: StatusCodes.Status410Gone);

    public static ProblemHttpResult Conflict(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);
}
