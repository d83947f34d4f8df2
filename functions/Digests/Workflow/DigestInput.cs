using Automations.Digests.Editions;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Digests.Workflow;

/// <summary>One edition, with the rules of the day on which it began.</summary>
/// <param name="Until">End of what it tells of; UTC.</param>
/// <param name="Since">Beginning of it; null for the end of the edition before.</param>
public sealed record DigestInput(
    string Edition,
    NewsCadence Cadence,
    DateOnly SendOn,
    TimeOnly SendAt,
    DateTimeOffset Until,
    DateTimeOffset Deadline,
    UndecidedDigest WhenNobodyDecides,
    int DaysAhead,
    WorkingCalendar Calendar,
    bool IsExtra = false,
    DateTimeOffset? Since = null
)
{
    private const int MonthlyLooksFarther = 3;

    public static DigestInput Of(EditionPlan plan, ProgrammeSettings programme) =>
        new(
            plan.Edition,
            plan.Cadence,
            plan.SendOn,
            plan.SendAt,
            plan.Collects,
            plan.Deadline,
            programme.Digests.WhenNobodyDecides,
            programme.Digests.DaysAhead * (plan.Cadence == NewsCadence.Monthly ? MonthlyLooksFarther : 1),
            EditionSchedule.CalendarOf(programme)
        );
}
