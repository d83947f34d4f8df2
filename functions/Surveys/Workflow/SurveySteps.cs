using Automations.Delivery;
using Automations.Surveys.Activities;

namespace Automations.Surveys.Workflow;

/// <summary>The steps of a run.</summary>
internal static class SurveySteps
{
    /// <returns>False when there is nobody to ask.</returns>
    public static async Task<bool> OpenAsync(this SurveyProcess process)
    {
        process.Enter(SurveyStep.Inviting);
        var ids = await process.CallAsync<int>(AudienceActivities.ListAudience, process.Input.Run);
        await process.RoundAsync("find", AudienceActivities.FindPeople, ids);
        process.Opened = await process.CallAsync<OpenedRun>(AudienceActivities.OpenRun, new OpenOrder(process.Input.Run, ids));
        process.Publish(process.Status with { Invited = process.Opened.People });
        return process.Opened.People > 0;
    }

    public static async Task InviteAsync(this SurveyProcess process)
    {
        await process.RoundAsync("invite", InvitationActivities.Invite, process.Opened.Pages);
        await process.CallAsync<object?>(DeliveryActivities.WakeLane, "");
        process.Enter(SurveyStep.Open);
    }

    public static async Task RemindAsync(this SurveyProcess process, DateTimeOffset moment)
    {
        await process.WaitAsync(SurveyPlans.Reminder, moment);
        if (process.ClosesEarly)
            return;
        process.Reminders++;
        await process.RoundAsync($"remind-{process.Reminders}", InvitationActivities.Remind, process.Opened.Pages);
        await process.CallAsync<object?>(DeliveryActivities.WakeLane, "");
    }

    public static async Task CloseAsync(this SurveyProcess process)
    {
        process.BeginClosing();
        var answered = await process.CallAsync<int>(ResultActivities.CloseRun, process.Input.Run);
        await process.CancelMailsAsync("the survey has closed");
        await process.CallAsync<object?>(ResultActivities.ReportResults, process.Input.Run);
        await process.CallAsync<object?>(DeliveryActivities.WakeLane, "");
        await process.CallAsync<object?>(ResultActivities.HandOverTopics, process.Input.Run);
        process.Publish(process.Status with { Answered = answered });
    }

    public static async Task WithdrawAsync(this SurveyProcess process, string? reason)
    {
        process.BeginClosing(reason);
        await process.CancelMailsAsync("the survey was called off");
        await process.CallAsync<object?>(ResultActivities.WithdrawRun, process.Input.Run);
    }

    private static Task<int> CancelMailsAsync(this SurveyProcess process, string reason) =>
        process.CallAsync<int>(DeliveryActivities.CancelMessages, new Cancellation(process.InstanceId, reason));
}
