using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage;

/// <summary>An instance as it stands between two turns.</summary>
/// <param name="Key">The store's own number of the instance; never used twice, even when the id is.</param>
/// <param name="Execution">Which life: grows with every ContinueAsNew.</param>
/// <param name="Turn">Turns committed so far. A commit names the turn it continues from, so two can never continue from the same.</param>
internal sealed record InstanceRecord(
    long Key,
    string Id,
    string Name,
    string Version,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Execution,
    long Turn,
    ParentLink? Parent,
    IReadOnlyDictionary<string, string>? Tags)
{
    public bool IsFinished => Status.IsFinal();
}
