using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Workflow;

/// <summary>Wakes an event's workflow, and starts it when the event has just been published.</summary>
internal sealed class EventBell(ProgrammeSettings programme)
{
    public async Task RingAsync(EventRecord record, DurableTaskClient client, CancellationToken cancellation)
    {
        if (record.State is EventState.Draft or EventState.Proposed)
            return;
        if (record is { State: EventState.Cancelled, Told: null } && await client.GetInstanceAsync(record.InstanceId, cancellation) is null)
            return;
        var input = new EventInput(record.Id, EventRunRules.Of(programme));
        var known = await client.StartOnceAsync(EventWorkflow.Name, record.InstanceId, input, cancellation);
        if (known is { IsCompleted: false })
            await client.RaiseEventAsync(record.InstanceId, EventWorkflow.Wake, record.Id, cancellation);
    }
}
