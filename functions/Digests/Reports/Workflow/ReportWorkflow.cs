using Automations.Delivery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Digests.Reports.Workflow;

/// <summary>One month for the sponsors: put together when it is due, and brought to them.</summary>
public static class ReportWorkflow
{
    public const string Name = "Report";

    [Function(Name)]
    public static async Task<ReportStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = new ReportRun(context);
        try
        {
            await run.WaitUntilDueAsync();
            run.Enter(ReportStep.Collecting);
            await run.CallAsync<object?>(ReportActivities.Collect, run.Input.Month);

            run.Enter(ReportStep.Queueing);
            var recipients = await run.CallAsync<int>(ReportActivities.Queue, new ReportMailing(run.Input.Month, run.InstanceId));
            await run.CallAsync<object?>(DeliveryActivities.WakeLane, "");
            run.Publish(run.Status with { Recipients = recipients });
            return run.End(ReportStep.Queued);
        }
        catch (ReportWithdrawn withdrawn)
        {
            return run.End(ReportStep.Withdrawn, withdrawn.Reason);
        }
    }
}
