using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Programme.Workflows;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys;

/// <summary>What community managers may start and steer of the surveys.</summary>
internal sealed class SurveyForManagers(SurveyOrders orders, ProgrammeSettings programme, TimeProvider time) : IManagedWorkflow
{
    private static readonly string Prefix = SurveyOrder.InstanceIdOf("");

    public string Name => "survey";

    public string Description => "Holds a survey: invites its audience, reminds those who have not answered, closes, and tells the results.";

    public Type InputType => typeof(SurveyStart);

    public bool Owns(string instanceId) => instanceId.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var (order, problems) = new SurveyStartReader(programme, time).Read(input);
        if (order is null)
            return new(null, IsNew: false, JsonProblem.ByField(problems));
        var placed = await orders.TryPlaceAsync(order, client, cancellation);
        return new(placed.InstanceId, placed.IsNew, JsonProblem.ByField(placed.Problems));
    }

    public WorkflowState Describe(OrchestrationMetadata instance)
    {
        var status = instance.Survey();
        return new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            status.Step.ToString(),
            status.Since,
            status.Next is { } next ? new(next.What, next.When) : null,
            status.Stuck ? "communityManagers" : null,
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
            WorkflowActions.Close => SurveyAction.Close,
            WorkflowActions.Withdraw => SurveyAction.Withdraw,
            WorkflowActions.Retry => SurveyAction.Retry,
            _ => throw new ArgumentException($"A survey does not know the action \"{order.Action}\".", nameof(order)),
        };
        return client.RaiseEventAsync(order.InstanceId, SurveySteering.Event, new SurveySteering(action, order.Reason), cancellation);
    }

    private static List<string> ActionsOf(OrchestrationMetadata instance, SurveyStatus status)
    {
        if (instance.IsCompleted)
            return [];
        List<string> actions = status.Step is SurveyStep.Open ? [WorkflowActions.Close] : [];
        if (status.Step < SurveyStep.Closing)
            actions.Add(WorkflowActions.Withdraw);
        if (status.Stuck)
            actions.Add(WorkflowActions.Retry);
        return actions;
    }
}
