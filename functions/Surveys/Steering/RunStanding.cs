using Automations.Programme.Workflows;
using Automations.Surveys.Workflow;

namespace Automations.Surveys.Steering;

/// <summary>Where the workflow of a run stands, and what community managers may order of it now.</summary>
/// <param name="Step">Null when there is no workflow: it has not begun, or is long over and cleared away.</param>
/// <param name="Note">Why it was called off, or what failed.</param>
/// <param name="Actions">Of <see cref="WorkflowActions"/>.</param>
public sealed record RunStanding(SurveyStep? Step, string? Note, IReadOnlyList<string> Actions)
{
    public bool MayClose => Actions.Contains(WorkflowActions.Close);

    public bool MayWithdraw => Actions.Contains(WorkflowActions.Withdraw);
}
