using Automations.Programme.Surveys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Surveys.Workflow;

/// <summary>One run of a survey, from the invitation to the results. It is started by placing a <see cref="SurveyOrder"/>.</summary>
public static class SurveyWorkflow
{
    [Function(SurveyOrder.Workflow)]
    public static async Task<SurveyStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var process = new SurveyProcess(context);
        try
        {
            await process.WaitAsync(SurveyPlans.Opens, process.Input.Opens);
            if (!await process.OpenAsync())
                return process.End(SurveyStep.NobodyAsked);

            await process.InviteAsync();
            foreach (var moment in process.Input.Reminders)
                await process.RemindAsync(moment);
            await process.WaitAsync(SurveyPlans.Closes, process.Input.Closes);

            await process.CloseAsync();
            return process.End(SurveyStep.Closed);
        }
        catch (SurveyWithdrawn withdrawn)
        {
            await process.WithdrawAsync(withdrawn.Reason);
            return process.End(SurveyStep.Withdrawn);
        }
    }
}
