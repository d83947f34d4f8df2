using Automations.Programme;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Workflow;

/// <summary>The days of a run. Whatever is large is kept by reference: the run's record, its audience and its answers.</summary>
/// <param name="Reminders">Moments at which those who have not answered are reminded.</param>
public sealed record SurveyInput(string Run, DateTimeOffset Opens, DateTimeOffset Closes, IReadOnlyList<DateTimeOffset> Reminders)
{
    /// <summary>A reminder comes at least so long before the end, else not at all.</summary>
    private static readonly TimeSpan LastCall = TimeSpan.FromDays(1);

    public static SurveyInput Of(SurveyRun run, ProgrammeSettings programme)
    {
        var calendar = programme.OfficeCalendar();
        var rules = programme.Surveys;
        var reminders = Enumerable
            .Range(1, rules.MostReminders)
            .Select(number => calendar.AddWorkingDays(run.Opens, number * rules.RemindAfterWorkingDays))
            .Where(moment => moment + LastCall <= run.Closes);
        return new(run.Id, run.Opens, run.Closes, [.. reminders]);
    }
}
