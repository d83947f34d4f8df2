using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage;

/// <param name="StartAt">Null: at once.</param>
/// <param name="Refuse">States in which an instance of the same id stands in the way; others are replaced.</param>
internal sealed record NewInstance(
    string Id,
    ExecutionStarted Start,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartAt,
    IReadOnlyDictionary<string, string>? Tags,
    IReadOnlySet<Microsoft.DurableTask.Client.OrchestrationRuntimeStatus> Refuse);
