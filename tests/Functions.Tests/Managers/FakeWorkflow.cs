using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Managers;

/// <summary>A workflow as a capability would register it, without the capability.</summary>
internal sealed class FakeWorkflow : IManagedWorkflow
{
    public List<string> Started { get; } = [];

    public List<WorkflowOrder> Orders { get; } = [];

    public IReadOnlyList<string> Actions { get; init; } = [];

    public string Name => "tea";

    public string Description => "Makes tea.";

    public Type InputType => typeof(Order);

    public bool Owns(string instanceId) => instanceId.StartsWith("tea-", StringComparison.Ordinal);

    public Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!input.TryGetProperty("kind", out var kind))
            return Task.FromResult(new WorkflowStart(null, IsNew: false, new Dictionary<string, string[]> { ["kind"] = ["kind is required."] }));
        var id = $"tea-{kind}";
        var isNew = !Started.Contains(id);
        Started.Add(id);
        return Task.FromResult(new WorkflowStart(id, isNew, new Dictionary<string, string[]>()));
    }

    public WorkflowState Describe(OrchestrationMetadata instance) =>
        new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            instance.InstanceId.EndsWith("green", StringComparison.Ordinal) ? "Drawing" : "Boiling",
            instance.CreatedAt,
            Next: null,
            WaitingFor: null,
            Paused: false,
            Stuck: false,
            Note: null,
            Actions
        );

    public Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        Orders.Add(order);
        return Task.CompletedTask;
    }

    public sealed record Order
    {
        [Description("Green or black."), MaxLength(20)]
        public required string Kind { get; init; }

        [AllowedValues(true)]
        public bool Hot { get; init; }

        [MaxLength(3)]
        public IReadOnlyList<string> Extras { get; init; } = [];
    }
}
