using Automations.Programme.Workflows;
using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Surveys.Steering;

/// <summary>What a community manager orders of a run on its page, right or wrong.</summary>
/// <param name="Action">Of <see cref="WorkflowActions"/>.</param>
/// <param name="IsSure">They have said that they want what nobody can undo.</param>
public sealed record SteeringForm(string Action, bool IsSure, string? Reason, FormErrors Errors)
{
    public const int LongestReason = 500;
    public const string ReasonField = "reason";

    public static string SureField(string action) => $"sure-{action}";

    /// <returns>Null when the form orders nothing of the run.</returns>
    public static SteeringForm? Of(IFormCollection fields) =>
        fields["do"].ToString() is WorkflowActions.Close or WorkflowActions.Withdraw && fields["do"].ToString() is var action
            ? new(action, fields[SureField(action)] == "yes", action == WorkflowActions.Withdraw ? fields.TextOf(ReasonField) : null, new())
            : null;

    /// <summary>Whether a run in this state is what the action makes of it.</summary>
    public static bool IsDone(string action, RunState state) =>
        (action, state) is (WorkflowActions.Close, RunState.Closed) or (WorkflowActions.Withdraw, RunState.Withdrawn);

    /// <returns>False when <see cref="Errors"/> says what is missing.</returns>
    internal bool Check(Voice voice)
    {
        Errors.CheckLength(ReasonField, Reason, LongestReason, voice);
        if (!IsSure)
            Errors.Add(SureField(Action), voice.Say("Bitte bestätige das zuerst.", "Please confirm this first.", "Bitte bestätigen Sie das zuerst."));
        return !Errors.Any;
    }
}
