using Automations.Programme.Surveys;
using Automations.Programme.Workflows;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Automations.Web;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Steering;

/// <summary>Ends a run before its time.</summary>
internal sealed class RunSteering(SurveyForManagers workflow)
{
    public async Task<RunStanding> StandingOfAsync(SurveyRun run, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(SurveyOrder.InstanceIdOf(run.Id), getInputsAndOutputs: true, cancellation) is not { } instance)
            return new(null, null, []);
        var status = instance.Survey();
        return new(status.Step, status.Note, workflow.Describe(instance).Actions);
    }

    /// <summary>The workflow follows a moment later. What has been ordered already is no mistake.</summary>
    /// <returns>Null when it is ordered or done, else why it cannot be.</returns>
    public async Task<SteeringRefusal?> OrderAsync(SurveyRun run, SteeringForm form, SignedInPerson by, DurableTaskClient client, CancellationToken cancellation)
    {
        var standing = await StandingOfAsync(run, client, cancellation);
        if (SteeringForm.IsDone(form.Action, run.State) || (form.Action == WorkflowActions.Close && standing.Step == SurveyStep.Closing))
            return null;
        if (!standing.Actions.Contains(form.Action))
            return RefusalOf(run, standing);
        await workflow.ActAsync(new(SurveyOrder.InstanceIdOf(run.Id), form.Action, by.PersonId, by.Name, form.Reason), client, cancellation);
        return null;
    }

    private static SteeringRefusal RefusalOf(SurveyRun run, RunStanding standing) =>
        (run.State, standing.Step) switch
        {
            (RunState.Closed, _) => SteeringRefusal.IsClosed,
            (RunState.Withdrawn, _) => SteeringRefusal.IsWithdrawn,
            (_, SurveyStep.Closing or SurveyStep.NobodyAsked or null) => SteeringRefusal.IsEnding,
            _ => SteeringRefusal.IsNotOpen,
        };
}

public enum SteeringRefusal
{
    IsNotOpen,
    IsEnding,
    IsClosed,
    IsWithdrawn,
}
