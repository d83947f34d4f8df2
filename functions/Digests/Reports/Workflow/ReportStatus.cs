using System.Text.Json.Serialization;
using Automations.Programme.Workflows;

namespace Automations.Digests.Reports.Workflow;

/// <param name="Month">For example <c>2027-01</c>.</param>
/// <param name="Due">When it is put together and leaves (UTC).</param>
public sealed record ReportInput(string Month, DateTimeOffset Due);

/// <summary>Where a report stands; the workflow's custom status.</summary>
/// <param name="Next">What happens by itself, and when (UTC).</param>
/// <param name="Note">Why it was called off, or what failed.</param>
/// <param name="Stuck">Something failed for good; it goes on after <c>retry</c>.</param>
public sealed record ReportStatus(ReportStep Step, DateTimeOffset Since, WorkflowPlan? Next = null, int? Recipients = null, string? Note = null, bool Stuck = false);

[JsonConverter(typeof(JsonStringEnumConverter<ReportStep>))]
public enum ReportStep
{
    Planned,
    Collecting,
    Queueing,

    // from here on: the ends
    Queued,
    Withdrawn,
}

/// <summary>What a community manager orders of a report.</summary>
public sealed record ReportSteering(ReportAction Action, string? Reason)
{
    /// <summary>The event that carries it.</summary>
    public const string Event = "ReportSteered";
}

[JsonConverter(typeof(JsonStringEnumConverter<ReportAction>))]
public enum ReportAction
{
    /// <summary>Before it has left.</summary>
    Withdraw,
    Retry,
}

/// <summary>Somebody has called the report off.</summary>
internal sealed class ReportWithdrawn(string? reason) : Exception("The report was withdrawn.")
{
    public string? Reason { get; } = reason;
}
