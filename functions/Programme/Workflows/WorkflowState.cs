namespace Automations.Programme.Workflows;

/// <param name="Step">The business step by name.</param>
/// <param name="Next">What happens by itself, and when; null when nothing is planned.</param>
/// <param name="WaitingFor">Whom it waits for; null when for nobody.</param>
/// <param name="Stuck">Something was refused; <paramref name="Note"/> says what, and the action <c>retry</c> tries it again.</param>
/// <param name="Actions">What may be done with it now.</param>
public sealed record WorkflowState(
    string InstanceId,
    string Workflow,
    string Status,
    string? Step,
    DateTimeOffset Since,
    WorkflowPlan? Next,
    string? WaitingFor,
    bool Paused,
    bool Stuck,
    string? Note,
    IReadOnlyList<string> Actions
);

public sealed record WorkflowPlan(string What, DateTimeOffset When);
