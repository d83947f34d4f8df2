using System.Text.Json;
using Microsoft.DurableTask.Client;

namespace Automations.Programme.Workflows;

/// <summary>
/// A workflow that community managers start and steer over HTTP. A capability registers one; the managers' API knows no capability.
/// </summary>
public interface IManagedWorkflow
{
    /// <summary>As in <c>POST /api/workflows/{name}</c>.</summary>
    string Name { get; }

    /// <summary>One sentence on what it does.</summary>
    string Description { get; }

    /// <summary>The record that its input is read as; the published JSON Schema is made from it.</summary>
    Type InputType { get; }

    /// <summary>Whether an instance with this id is one of this workflow.</summary>
    bool Owns(string instanceId);

    /// <summary>Starts it, once for the same input.</summary>
    /// <param name="input">As it came; a broken one is answered with <see cref="WorkflowStart.Errors"/>.</param>
    Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation);

    /// <summary>Where an instance stands, in business terms.</summary>
    WorkflowState Describe(OrchestrationMetadata instance);

    /// <summary>Does an action that <see cref="WorkflowState.Actions"/> names.</summary>
    Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation);
}
