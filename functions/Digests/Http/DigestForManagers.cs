using System.Text.Json;
using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Http;

/// <summary>What community managers may start and steer of the digests.</summary>
internal sealed class DigestForManagers(DigestOrders orders) : IManagedWorkflow
{
    public string Name => "digest";

    public string Description => "Makes a digest: collects the news, puts them into words, asks the editors, and brings it to everybody who wants it.";

    public Type InputType => typeof(DigestOrder);

    public bool Owns(string instanceId) => instanceId.StartsWith(EditionIds.InstancePrefix, StringComparison.Ordinal);

    public async Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var (order, problems) = DigestOrder.Read(input);
        if (order is null)
            return new(null, IsNew: false, JsonProblem.ByField(problems));
        var placed = await orders.PlaceAsync(order, client, cancellation);
        return new(placed.Edition is null ? null : orders.InstanceIdOf(placed.Edition), placed.IsNew, JsonProblem.ByField(placed.Problems));
    }

    public WorkflowState Describe(OrchestrationMetadata instance)
    {
        var status = instance.Digest();
        return new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            status.Step.ToString(),
            status.Since,
            status.Next,
            !instance.IsCompleted && (status.Stuck || status.Step == DigestStep.InReview) ? "communityManagers" : null,
            Paused: false,
            status.Stuck,
            status.Note,
            ActionsOf(instance, status)
        );
    }

    public Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        var action = order.Action switch
        {
            WorkflowActions.Approve => DigestAction.Approve,
            WorkflowActions.Decline => DigestAction.Skip,
            WorkflowActions.Withdraw => DigestAction.Withdraw,
            WorkflowActions.Retry => DigestAction.Retry,
            _ => throw new ArgumentException($"A digest does not know the action \"{order.Action}\".", nameof(order)),
        };
        return client.RaiseEventAsync(order.InstanceId, DigestSteering.Event, new DigestSteering(action, order.Reason), cancellation);
    }

    private static List<string> ActionsOf(OrchestrationMetadata instance, DigestStatus status)
    {
        if (instance.IsCompleted)
            return [];
        List<string> actions = [WorkflowActions.Withdraw];
        if (status is { Step: DigestStep.InReview, Stuck: false })
            actions.AddRange([WorkflowActions.Approve, WorkflowActions.Decline]);
        if (status.Stuck)
            actions.Add(WorkflowActions.Retry);
        return actions;
    }
}
