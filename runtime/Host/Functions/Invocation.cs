using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Functions;

/// <summary>What a trigger hands to one run of a function.</summary>
internal sealed record Invocation
{
    private static readonly Dictionary<string, object?> NoData = [];

    /// <summary>For the trigger's parameter, already in its type, or read from a message by its converter.</summary>
    public object? TriggerValue { get; init; }

    /// <summary>Further values, bound to parameters by name.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = NoData;

    public RetryContext Retry { get; init; } = FirstTry.Instance;

    public CancellationToken Cancellation { get; init; }

    private sealed class FirstTry : RetryContext
    {
        public static FirstTry Instance { get; } = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}
