namespace Automations.Programme.Workflows;

/// <summary>What <c>POST /api/workflows/instances/{id}/actions/{action}</c> understands.</summary>
public static class WorkflowActions
{
    public const string Approve = "approve";
    public const string Decline = "decline";
    public const string Withdraw = "withdraw";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Retry = "retry";

    /// <summary>Ends it before its time, with its results.</summary>
    public const string Close = "close";

    public static IReadOnlyList<string> All { get; } = [Approve, Decline, Withdraw, Pause, Resume, Retry, Close];
}
