using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Admin.Pages.Timeline;

internal enum StepKind
{
    Activity,
    Timer,
    Event,
    Sent,
    Child,
    Control,
}

internal enum Outcome
{
    Open,
    Done,
    Failed,
    Canceled,
}

/// <summary>One thing an instance did or was told, with every try of it.</summary>
/// <param name="Number">From 1, in the order of beginning.</param>
/// <param name="Other">The id of the instance at the other end: a child, or the receiver of an event.</param>
/// <param name="DueAt">Of timers.</param>
internal sealed record Step(int Number, StepKind Kind, string Name, string? Other, DateTimeOffset? DueAt, IReadOnlyList<Attempt> Attempts)
{
    public DateTimeOffset Begin => Attempts[0].Begin;

    public DateTimeOffset? End => Attempts[^1].End;

    public Outcome Outcome => Attempts[^1].Outcome;

    /// <summary>Happens at a moment and takes no time.</summary>
    public bool IsMark => Kind is StepKind.Event or StepKind.Sent or StepKind.Control;

    public string KindName => Kind switch
    {
        StepKind.Child => "Workflow",
        StepKind.Sent => "Event sent",
        StepKind.Control => "Steered",
        _ => Kind.ToString(),
    };
}

/// <param name="Begun">Number of the history event that began it.</param>
/// <param name="Ended">Number of the one that ended it.</param>
internal sealed record Attempt(DateTimeOffset Begin, DateTimeOffset? End, Outcome Outcome, int Begun, int? Ended, TaskFailureDetails? Failure);
