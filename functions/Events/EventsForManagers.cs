using System.Text.Json;
using Automations.Events.Planning;
using Automations.Events.Workflow;
using Automations.Programme.Workflows;
using Automations.Web.Json;
using Microsoft.DurableTask.Client;

namespace Automations.Events;

/// <summary>Starts and stops events together with the other workflows: starting one publishes it.</summary>
internal sealed class EventsForManagers(IEventDesk desk, EventDraftCheck check) : IManagedWorkflow
{
    private static readonly string Prefix = EventRecord.InstanceIdOf("");

    public string Name => "event";

    public string Description => "Publishes an event and accompanies it: registrations, reminders, attendance, thanks.";

    public Type InputType => typeof(EventDraft);

    public bool Owns(string instanceId) => instanceId.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var reading = await check.CheckAsync(EventDraftReader.Read(input), cancellation, isNew: true);
        if (reading.Details is not { } details)
            return new(null, IsNew: false, reading.Errors);
        var created = await desk.CreateAsync(EventIds.New(), details, reading.Series, proposedBy: null, client, cancellation);
        foreach (var record in created)
        {
            var answer = await desk.PublishAsync(record.Id, client, cancellation);
            if (answer.Outcome == DeskOutcome.Conflict)
                return new(null, IsNew: false, FieldProblem.ByField([new("start", answer.Why!)]));
        }

        return new(created[0].InstanceId, IsNew: true, FieldProblem.ByField([]));
    }

    public WorkflowState Describe(OrchestrationMetadata instance)
    {
        var status =
            instance.SerializedCustomStatus is { Length: > 0 } && instance.ReadCustomStatusAs<EventStatus>() is { } published
                ? published
                : new EventStatus(EventStep.Announced, Next: null);
        return new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            status.Step.ToString(),
            instance.CreatedAt,
            status.Next is { } next ? new(next.What, next.When) : null,
            status.WaitingFor,
            Paused: false,
            Stuck: false,
            status.Note,
            instance.IsCompleted || status.Step != EventStep.Announced ? [] : [WorkflowActions.Withdraw]
        );
    }

    public Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation) =>
        order.Action == WorkflowActions.Withdraw
            ? desk.CancelAsync(order.InstanceId[Prefix.Length..], order.Reason, client, cancellation)
            : throw new ArgumentException($"An event does not know the action \"{order.Action}\".", nameof(order));
}
