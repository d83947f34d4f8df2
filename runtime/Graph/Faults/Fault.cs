namespace Automations.Runtime.Graph.Faults;

/// <summary>What happens to one request.</summary>
internal sealed record Fault(int? Status, int? RetryAfter, string? Drop, int LatencyMs)
{
    public static Fault None { get; } = new(null, null, null, 0);
}
