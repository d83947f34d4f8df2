using Microsoft.Azure.Functions.Worker;

namespace Automations.Surveys.Summaries;

internal sealed class SummaryActivities(SummaryDrafter drafter, SummaryStore store)
{
    public const string Draft = "DraftSurveySummary";
    public const string Forget = "ForgetSurveySummaryMaterial";

    /// <returns>After how long to ask again; null when it is done, with a draft or without.</returns>
    [Function(Draft)]
    public Task<TimeSpan?> DraftAsync([ActivityTrigger] DraftOrder order, CancellationToken cancellation) => drafter.DraftAsync(order.Run, order.Question, cancellation);

    [Function(Forget)]
    public Task ForgetAsync([ActivityTrigger] string run, CancellationToken cancellation) => store.ForgetMaterialAsync(run, cancellation);
}
