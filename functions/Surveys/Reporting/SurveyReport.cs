using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Surveys.Runs;
using Automations.Web;

namespace Automations.Surveys.Reporting;

/// <summary>How many of those who were asked have answered, over all surveys that closed in the month.</summary>
internal sealed class SurveyReport(SurveyRuns runs, ProgrammeSettings programme) : IReportSource
{
    private const int FewestToShare = 5;

    public async Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation)
    {
        var closed = await runs.ClosedAsync(month.From, month.Until, cancellation).ToListAsync(cancellation);
        var (invited, answered) = (closed.Sum(run => run.Invited), closed.Sum(run => run.Answered));
        return invited < FewestToShare
            ? []
            :
            [
                new(ReportSection.Answers, "survey-answers", programme.InEachLanguage(voice => voice.Say("Antworten auf Umfragen", "Answers to surveys")), answered),
                new(ReportSection.Answers, "survey-share", programme.InEachLanguage(voice => voice.Say("Rücklauf der Umfragen", "Response rate of surveys")), 100.0 * answered / invited, FigureKind.Percent),
            ];
    }
}
