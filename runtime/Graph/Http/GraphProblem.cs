namespace Automations.Runtime.Graph.Http;

/// <summary>A refusal in Graph's own words; becomes the error body of the answer.</summary>
internal sealed class GraphProblem(int status, string code, string message, int? retryAfter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Seconds of the clock's time after which the request may succeed.</summary>
    public int? RetryAfter { get; } = retryAfter;

    public static GraphProblem BadRequest(string message) => new(400, "BadRequest", message);

    public static GraphProblem UserNotFound(string user) => new(
        404, "Request_ResourceNotFound", $"Resource '{user}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphProblem ItemNotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphProblem NotSimulated(string what) => new(
        501, "NotImplemented", $"The local Graph does not simulate {what}. What it covers is listed in runtime/Graph/README.md.");
}
