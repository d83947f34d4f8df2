using Automations.Programme;
using Automations.Programme.Desk;
using Automations.Surveys.Definitions;
using Automations.Web;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Runs;

/// <summary>Surveys that are being answered.</summary>
internal sealed class SurveysOnDesk(SurveyRuns runs, ProgrammeSettings programme, TimeProvider clock) : IDeskSource
{
    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation) =>
        [.. (await runs.OpenAsync(cancellation)).Where(run => run.IsOpen(clock.GetUtcNow())).Select(ItemOf)];

    private DeskItem ItemOf(SurveyRun run) =>
        new(
            DeskUrgency.Underway,
            $"Umfrage: {TitleOf(run, "de")}",
            $"Survey: {TitleOf(run, "en")}",
            $"/surveys/{run.Definition.Id}/results?run={run.Id}",
            Until: run.Closes
        );

    private string TitleOf(SurveyRun run, string language) =>
        run.Definition.Title.In(new Voice(language, programme.AddressForm), run.Occasion ?? new("…"), programme.DefaultOffice.TimeZone);
}
