using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Digests.Workflow;

/// <summary>One edition: collected, put into words, looked at, and brought to everybody who wants it.</summary>
public static class DigestWorkflow
{
    public const string Name = "Digest";

    [Function(Name)]
    public static async Task<DigestStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = new DigestRun(context);
        try
        {
            if (!await run.CollectAsync())
                return await run.EndWithNothingNewAsync();

            await run.ComposeAsync();
            await run.AskEditorsAsync();
            if (!await run.IsWantedAsync())
                return await run.SkipAsync();

            await run.PublishAsync();
            await run.QueueAsync();
            await run.WaitUntilDeliveredAsync();
            return run.End(DigestStep.Delivered);
        }
        catch (DigestWithdrawn withdrawn)
        {
            return await run.WithdrawAsync(withdrawn.Reason);
        }
    }
}
