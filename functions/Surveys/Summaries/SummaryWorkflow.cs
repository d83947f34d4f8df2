using Automations.Programme.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Surveys.Summaries;

/// <summary>
/// Asks the model for the summaries of a closed run, and waits when it is busy. Apart from the run's own workflow: neither the results nor
/// their mail wait for it.
/// </summary>
public static class SummaryWorkflow
{
    public const string Name = "SurveySummary";

    private const string Prefix = "surveysummary-";
    private const int MostAttempts = 5;

    public static string InstanceIdOf(string run) => Prefix + run;

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var order = context.GetInput<SummaryOrder>()!;
        try
        {
            foreach (var question in order.Questions)
                await DraftAsync(context, new(order.Run, question));
        }
        catch (TaskFailedException)
        {
            // it stays without a draft; the texts that were kept for it must go all the same
        }

        await context.CallActivityAsync(SummaryActivities.Forget, order.Run, PatientRetry.Options);
    }

    private static async Task DraftAsync(TaskOrchestrationContext context, DraftOrder order)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await context.CallActivityAsync<TimeSpan?>(SummaryActivities.Draft, order, PatientRetry.Options) is not { } wait || attempt == MostAttempts)
                return;
            await context.CreateTimer(context.CurrentUtcDateTime + wait, CancellationToken.None);
        }
    }
}

/// <param name="Questions">Those that have a summary.</param>
public sealed record SummaryOrder(string Run, IReadOnlyList<string> Questions);

public sealed record DraftOrder(string Run, string Question);
