using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Onboarding.Workflow;

/// <summary>Keeps the workflow's custom status true at every step.</summary>
internal sealed partial class OnboardingProgress(TaskOrchestrationContext context)
{
    private readonly ILogger log = context.CreateReplaySafeLogger("Automations.Onboarding");

    public OnboardingStatus Status { get; private set; } =
        new(OnboardingStep.Received, Since: default, Next: null, WaitingFor: null);

    public void Enter(OnboardingStep step, string? waitingFor = null, int? checkInDay = null, string? note = null)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        Publish(Status with { Step = step, Since = now, Next = null, WaitingFor = waitingFor, CheckInDay = checkInDay, Note = note });
        Entered(log, context.InstanceId, step);
    }

    public void Plan(PlannedStep? next) => Publish(Status with { Next = next });

    public void WaitFor(string? whom) => Publish(Status with { WaitingFor = whom });

    public void Pause(bool paused) => Publish(Status with { Paused = paused });

    /// <summary>Says that a manager's <c>retry</c> is needed, and why.</summary>
    public OnboardingStatus Stick(string reason)
    {
        var before = Status;
        Publish(Status with { Next = null, WaitingFor = Waits.ForCommunityManagers, Note = reason, Stuck = true });
        Stuck(log, context.InstanceId, Status.Step);
        return before;
    }

    public void Publish(OnboardingStatus status)
    {
        if (status == Status)
            return;
        Status = status;
        context.SetCustomStatus(status);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} is now {Step}")]
    private static partial void Entered(ILogger log, string instance, OnboardingStep step);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Instance} is stuck in {Step} until a community manager retries")]
    private static partial void Stuck(ILogger log, string instance, OnboardingStep step);
}
