using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Runs;
using Automations.Surveys.Summaries;

namespace Automations.Surveys.Reporting;

/// <summary>Ends a run for good. All of it may be repeated from any point: what is deleted is deleted after its results are kept.</summary>
internal sealed class RunClosing(
    SurveyRuns runs,
    Audience audience,
    Urn urn,
    Turnout turnout,
    ResultStore results,
    SummaryMaking summaries,
    ProgrammeSettings programme,
    TimeProvider time
)
{
    /// <summary>Takes no more answers, keeps what may be seen of them, and deletes the answers, who gave one and who was asked.</summary>
    public async Task<SurveyResults> CloseAsync(string id, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(id, cancellation);
        var kept = await results.FindAsync(id, cancellation);
        if (kept is null)
        {
            var entries = await urn.CloseAsync(run, cancellation);
            await results.SaveAsync(Evaluation.Of(run, entries, programme.OfficeCalendar().DayOf(time.GetUtcNow())), cancellation);
            kept = (await results.FindAsync(id, cancellation))!;
        }

        await summaries.MakeAsync(run, kept, cancellation);
        var now = time.GetUtcNow();
        await runs.ChangeAsync(id, open => open with { State = RunState.Closed, Answered = kept.Answered, Closes = now < open.Closes ? now : open.Closes }, cancellation);
        await ForgetAsync(run, cancellation);
        return kept;
    }

    /// <summary>Deletes everything that was answered, unseen.</summary>
    public async Task WithdrawAsync(string id, CancellationToken cancellation)
    {
        var run = await runs.ChangeAsync(id, open => open with { State = RunState.Withdrawn }, cancellation);
        await ForgetAsync(run, cancellation);
    }

    private async Task ForgetAsync(SurveyRun run, CancellationToken cancellation)
    {
        await urn.ForgetAsync(run, cancellation);
        await turnout.ForgetAsync(run, cancellation);
        await audience.ForgetAsync(run.Id, cancellation);
    }
}
