using Microsoft.AspNetCore.Http;

namespace Automations.Web;

/// <summary>How every API of the app says no: problem details (RFC 9457).</summary>
public static class Problems
{
    private const string Unclear = "The request cannot be understood.";

    /// <param name="errors">Messages by JSON field name.</param>
    public static IResult Validation(IReadOnlyDictionary<string, string[]> errors) =>
        Results.ValidationProblem(
            errors.ToDictionary(),
            detail: "Correct the fields named in errors and send the request again.",
            title: "The request has invalid fields."
        );

    public static IResult BadRequest(string detail) => Of(StatusCodes.Status400BadRequest, Unclear, detail);

    /// <param name="status">One of the 4xx with which the server refuses a request it could not read to its end.</param>
    public static IResult Unreadable(int status) => Of(status, Unclear, "It did not arrive whole. Send it again.");

    /// <param name="longest">In bytes.</param>
    public static IResult TooLarge(int longest = RequestText.LongestBody) =>
        Of(StatusCodes.Status413PayloadTooLarge, "The request is too large.", $"A body must not be longer than {longest / 1024} KB.");

    public static IResult Unauthorized() => new Challenge();

    public static IResult Forbidden(IEnumerable<string> roles) =>
        Of(StatusCodes.Status403Forbidden, "Your roles do not allow this.", $"It needs the role {string.Join(" or ", roles)}.");

    /// <param name="whom">Who may do it, in the plural.</param>
    public static IResult ForbiddenTo(string whom) => Of(StatusCodes.Status403Forbidden, "This is not for you.", $"Only {whom} may do this.");

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "There is no such thing.", detail);

    public static IResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "Its present state does not allow this.", detail);

    public static IResult Unprocessable(string detail) => Of(StatusCodes.Status422UnprocessableEntity, "This does not go together.", detail);

    /// <param name="retryAfter">When a new try may succeed.</param>
    public static IResult Unavailable(string detail, TimeSpan? retryAfter = null) =>
        new WithRetryAfter(Of(StatusCodes.Status503ServiceUnavailable, "Not just now.", detail), retryAfter);

    /// <param name="correlationId">Found in the logs beside the exception.</param>
    public static IResult Unexpected(string correlationId) =>
        Results.Problem(
            "This is our fault, not yours. Tell us the correlation id and we can look it up.",
            statusCode: StatusCodes.Status500InternalServerError,
            title: "Something unexpected happened.",
            extensions: new Dictionary<string, object?> { ["correlationId"] = correlationId }
        );

    private static IResult Of(int status, string title, string detail) => Results.Problem(detail, statusCode: status, title: title);

    private sealed class WithRetryAfter(IResult problem, TimeSpan? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (retryAfter is { } wait)
                httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString();
            return problem.ExecuteAsync(httpContext);
        }
    }
}
