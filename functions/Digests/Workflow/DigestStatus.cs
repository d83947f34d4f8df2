using System.Text.Json.Serialization;
using Automations.Programme.Workflows;

namespace Automations.Digests.Workflow;

/// <summary>Where an edition stands, in business terms; the workflow's custom status. It says how many, never who.</summary>
/// <param name="Next">What happens by itself, and when (UTC).</param>
/// <param name="Note">Why it was skipped or called back, or what failed.</param>
/// <param name="Stuck">Something failed for good; it goes on after <c>retry</c>.</param>
public sealed record DigestStatus(
    DigestStep Step,
    DateTimeOffset Since,
    WorkflowPlan? Next = null,
    int? Items = null,
    int? Recipients = null,
    string? Note = null,
    bool Stuck = false
);

[JsonConverter(typeof(JsonStringEnumConverter<DigestStep>))]
public enum DigestStep
{
    Collecting,
    Composing,
    InReview,
    Publishing,

    /// <summary>In the outbox; each recipient gets it at their own time.</summary>
    Delivering,

    // from here on: the ends
    Delivered,
    NothingNew,
    Skipped,
    Withdrawn,
}

/// <summary>What an editor orders.</summary>
/// <param name="SendOn">For <see cref="DigestAction.Postpone"/>: the new day.</param>
public sealed record DigestSteering(DigestAction Action, string? Reason = null, DateOnly? SendOn = null)
{
    /// <summary>The event that carries it.</summary>
    public const string Event = "DigestSteered";
}

[JsonConverter(typeof(JsonStringEnumConverter<DigestAction>))]
public enum DigestAction
{
    Approve,
    Postpone,
    Skip,

    /// <summary>Calls back what has not left.</summary>
    Withdraw,
    Retry,
}

/// <summary>What an edition does by itself when the time comes.</summary>
internal static class DigestPlans
{
    public const string Collects = "collects";
    public const string Deadline = "deadline";
    public const string Ends = "ends";
}

/// <summary>Somebody has called the edition back.</summary>
internal sealed class DigestWithdrawn(string? reason) : Exception("The digest was withdrawn.")
{
    public string? Reason { get; } = reason;
}
