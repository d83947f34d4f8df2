namespace Automations.Onboarding.Workflow;

internal static class DeliveryActivities
{
    public const string QueueMessage = nameof(QueueMessage);
    public const string CancelMessages = nameof(CancelMessages);
}

internal sealed record CancelMessagesInput(string Workflow, string Reason);
