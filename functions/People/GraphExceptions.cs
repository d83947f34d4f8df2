using System.Net;

namespace Automations.People;

/// <summary>Graph did not do it this time: throttled, unavailable or unreachable. Worth a retry, not before <see cref="RetryAfter"/> when it is set.</summary>
public sealed class TransientGraphException(string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Graph said no, and will again. <see cref="Code"/> is Graph's error code.</summary>
public sealed class GraphRefusedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;

    /// <summary>The HTTP status that carried it; 0 when unknown.</summary>
    public HttpStatusCode Status { get; init; }
}
