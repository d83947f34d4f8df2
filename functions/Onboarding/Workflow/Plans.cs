namespace Automations.Onboarding.Workflow;

/// <summary>What an onboarding does by itself when the time comes: the words of <see cref="PlannedStep.What"/>.</summary>
internal static class Plans
{
    public const string ConfirmationExpires = "confirmationExpires";
    public const string ApprovalReminder = "approvalReminder";
    public const string ApprovalEscalation = "approvalEscalation";
    public const string ApprovalPolicy = "approvalPolicy";
    public const string Welcome = "welcome";
    public const string CheckIn = "checkIn";
    public const string CheckInReminder = "checkInReminder";
    public const string CheckInCloses = "checkInCloses";
    public const string ThankYou = "thankYou";
}
