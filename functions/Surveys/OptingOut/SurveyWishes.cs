using Automations.Delivery;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;

namespace Automations.Surveys.OptingOut;

/// <summary>Takes the wish not to be asked in surveys, or to be asked again.</summary>
internal sealed class SurveyWishes(SurveyRefusals refusals, SurveyRuns runs, IOutbox outbox)
{
    public Task<bool> RefusesAsync(string personId, CancellationToken cancellation) => refusals.ContainsAsync(personId, cancellation);

    /// <summary>From now on: what waits in the outbox of surveys that are open does not leave either. A link that was sent still works.</summary>
    public async Task SetAsync(string personId, bool refuses, CancellationToken cancellation)
    {
        await refusals.SetAsync(personId, refuses, cancellation);
        if (!refuses)
            return;
        string[] asking = [SurveyMessages.Invitation, .. Enumerable.Range(1, SurveyRules.MostRemindersEver).Select(SurveyMessages.Reminder)];
        foreach (var run in await runs.OpenAsync(cancellation))
            foreach (var occasion in asking)
                await outbox.SkipAsync(SurveyOrder.InstanceIdOf(run.Id), SurveyMessages.OccasionOf(run, occasion), personId, "does not want to be asked in surveys", cancellation);
    }
}
