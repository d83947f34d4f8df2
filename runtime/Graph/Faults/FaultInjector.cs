using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;

namespace Automations.Runtime.Graph.Faults;

/// <summary>Draws a fault for each request; the same seed and the same order of requests give the same faults.</summary>
internal sealed class FaultInjector
{
    private static readonly FaultRule[] s_mix =
    [
        new() { Status = 429, RetryAfter = 2 }, new() { Status = 503 }, new() { Drop = "before" }, new() { Drop = "after" },
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private FaultPlan? _plan;
    private Random? _random;
    private int _requests;

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Faults shall be reproducible, not unpredictable.")]
    public Fault Draw(string method, string path)
    {
        if (_plan is null)
            return Fault.None;
        lock (_lock)
        {
            if (_plan is null || _random is null)
                return Fault.None;
            var fault = Fault.None;
            var isGraph = path.StartsWith("/v1.0", StringComparison.OrdinalIgnoreCase);
            if (isGraph)
                _requests++;
            if (_plan.Rate is { } rate && isGraph && _random.NextDouble() is var draw && draw < rate)
                fault = Add(fault, s_mix[(int)(draw / rate * s_mix.Length)]);
            foreach (var rule in _plan.Rules)
            {
                if (Fits(rule, method, path, isGraph) && _random.NextDouble() < rule.Rate)
                    fault = Add(fault, rule);
            }

            return fault;
        }
    }

    public void Set(FaultPlan? plan)
    {
        lock (_lock)
        {
            _plan = plan;
            _random = plan is null ? null : new Random(plan.Seed);
            _counts.Clear();
            _requests = 0;
        }
    }

    public (FaultPlan? Plan, int Requests, IReadOnlyDictionary<string, int> Injected) State()
    {
        lock (_lock)
            return (_plan, _requests, new SortedDictionary<string, int>(_counts, StringComparer.Ordinal));
    }

    private static bool Fits(FaultRule rule, string method, string path, bool isGraph) =>
        (rule.Method is null || rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (rule.Path is null ? isGraph : FileSystemName.MatchesSimpleExpression(rule.Path, path));

    private Fault Add(Fault fault, FaultRule rule)
    {
        var answers = rule.Status is not null || rule.Drop is not null;
        if (answers && (fault.Status is not null || fault.Drop is not null))
            return fault;
        _counts[rule.Name] = _counts.GetValueOrDefault(rule.Name) + 1;
        fault = fault with { LatencyMs = fault.LatencyMs + (rule.LatencyMs ?? 0) };
        return answers ? fault with { Status = rule.Status, RetryAfter = rule.RetryAfter, Drop = rule.Drop } : fault;
    }
}
