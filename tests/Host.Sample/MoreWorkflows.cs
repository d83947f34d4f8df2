using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Host.Sample;

public static class MoreWorkflows
{
    /// <summary>Ends at once, with what it was given.</summary>
    [Function(nameof(Parrot))]
    public static Task<string?> Parrot([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult(context.GetInput<string>());

    /// <summary>Does one thing that works and one that fails; once that works too, after a rewind, it ends well.</summary>
    [Function(nameof(Doomed))]
    public static async Task<string> Doomed([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var begun = await context.CallActivityAsync<string>(nameof(Lift), 7);
        return begun + await context.CallActivityAsync<string>(nameof(Drop), context.InstanceId);
    }

    [Function(nameof(Lift))]
    public static string Lift([ActivityTrigger] int weight) => $"lifted {weight}, ";

    [Function(nameof(Drop))]
    public static string Drop([ActivityTrigger] string instanceId) =>
        Mended.Contains(instanceId) ? "kept" : throw new InvalidOperationException("dropped it", new TimeoutException("too long"));

    /// <summary>The instances that fail no more.</summary>
    public static ISet<string> Mended { get; } = new HashSet<string>(StringComparer.Ordinal);
}
