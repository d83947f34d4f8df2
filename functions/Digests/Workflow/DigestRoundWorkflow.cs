using Automations.Programme.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Digests.Workflow;

/// <summary>Goes through the pages of an audience, some at once, and begins a new history after every stretch.</summary>
public static class DigestRoundWorkflow
{
    private const int AtOnce = 4;
    private const int PagesAStretch = 40;

    [Function(DigestRound.Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var round = context.GetInput<DigestRound>()!;
        var end = Math.Min(round.Next + PagesAStretch, round.Pages);
        for (var first = round.Next; first < end; first += AtOnce)
        {
            var pages = Enumerable.Range(first, Math.Min(AtOnce, end - first)).Select(page => new DigestPage(round.Edition, round.Instance, page, round.SendOn));
            List<Task> calls = [.. pages.Select(page => context.CallActivityAsync(round.Activity, page, PatientRetry.Options))];
            await Task.WhenAll(calls);
        }

        if (end < round.Pages)
            context.ContinueAsNew(round with { Next = end });
    }
}
