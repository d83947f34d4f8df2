using System.Text.Json.Serialization;

namespace Automations.Surveys.Workflow;

/// <summary>Where a run stands, in business terms; the workflow's custom status. It says how many, never who.</summary>
/// <param name="Next">What happens by itself, and when (UTC).</param>
/// <param name="Note">Why it was called off, or what failed.</param>
/// <param name="Stuck">Something failed for good; it goes on after <c>retry</c>.</param>
public sealed record SurveyStatus(
    SurveyStep Step,
    DateTimeOffset Since,
    SurveyPlan? Next = null,
    int? Invited = null,
    int? Answered = null,
    string? Note = null,
    bool Stuck = false
);

public sealed record SurveyPlan(string What, DateTimeOffset When);

[JsonConverter(typeof(JsonStringEnumConverter<SurveyStep>))]
public enum SurveyStep
{
    Planned,
    Inviting,
    Open,
    Closing,

    // from here on: the ends
    Closed,
    NobodyAsked,
    Withdrawn,
}

/// <summary>What a community manager orders of a running survey.</summary>
public sealed record SurveySteering(SurveyAction Action, string? Reason)
{
    /// <summary>The event that carries it.</summary>
    public const string Event = "SurveySteered";
}

[JsonConverter(typeof(JsonStringEnumConverter<SurveyAction>))]
public enum SurveyAction
{
    /// <summary>Ends it before its time.</summary>
    Close,

    /// <summary>Calls it off: what was answered is deleted unseen.</summary>
    Withdraw,
    Retry,
}
