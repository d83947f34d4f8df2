using System.Text.Json.Serialization;

namespace Automations.Runtime.Graph.Faults;

/// <summary>Faults to inject: rules, or with <see cref="Rate"/> alone an even mix of 429, 503 and dropped connections.</summary>
internal sealed record FaultPlan
{
    public int Seed { get; init; }

    public double? Rate { get; init; }

    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem()
    {
        if (Rate is < 0 or > 1 || Rules.Any(r => r.Rate is < 0 or > 1))
            return "A rate is a number from 0 to 1.";
        if (Rate is null && Rules.Count == 0)
            return """Give rules, or a rate for the even mix: {"rate":0.3,"seed":42}.""";
        if (Rules.Any(r => r.Status is < 400 or > 599))
            return "A status is from 400 to 599.";
        if (Rules.Any(r => r.Drop is not (null or "before" or "after")))
            return "drop is \"before\" or \"after\" (the server acted).";
        return Rules.Any(r => r.Status is null && r.Drop is null && r.LatencyMs is null)
            ? "Each rule needs one of status, drop and latencyMs."
            : null;
    }
}

internal sealed record FaultRule
{
    /// <summary>Path pattern with * as any text; null is everything below /v1.0.</summary>
    public string? Path { get; init; }

    public string? Method { get; init; }

    public double Rate { get; init; } = 1;

    public int? Status { get; init; }

    /// <summary>Seconds, sent as Retry-After.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>before: nothing was done; after: it was done, but the answer is lost.</summary>
    public string? Drop { get; init; }

    /// <summary>Real milliseconds the answer is held back.</summary>
    public int? LatencyMs { get; init; }

    [JsonIgnore]
    public string Name => Drop is not null ? "drop " + Drop : Status is { } status ? status.ToString(System.Globalization.CultureInfo.InvariantCulture) : "latency";
}
