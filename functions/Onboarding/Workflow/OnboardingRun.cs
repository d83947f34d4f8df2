using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.DurableTask;

namespace Automations.Onboarding.Workflow;

/// <summary>
/// One onboarding while its orchestrator runs. Between any two things it does, it obeys whoever steers: a pause holds everything, a
/// withdrawal ends it (as <see cref="OnboardingEnded"/>), whatever was going on.
/// </summary>
internal sealed class OnboardingRun
{
    private readonly TaskOrchestrationContext context;
    private readonly EventInbox<Steering> steering;
    private bool closing;

    public OnboardingRun(TaskOrchestrationContext context)
    {
        this.context = context;
        Input = context.GetInput<OnboardingInput>() ?? throw new ArgumentException("An onboarding needs its input.", nameof(context));
        Progress = new(context);
        steering = new(context, OnboardingEvents.Steered);
        Confirmations = new(context, OnboardingEvents.Confirmed);
        Decisions = new(context, OnboardingEvents.Decided);
        CheckInAnswers = new(context, OnboardingEvents.CheckedIn);
        StartedAt = Now;
        Progress.Enter(OnboardingStep.Received);
    }

    public string InstanceId => context.InstanceId;

    public OnboardingInput Input { get; }

    public DateTimeOffset StartedAt { get; }

    public OnboardingProgress Progress { get; }

    public EventInbox<SignUpConfirmation> Confirmations { get; }

    public EventInbox<ApprovalDecision> Decisions { get; }

    public EventInbox<CheckInAnswer> CheckInAnswers { get; }

    /// <summary>Check-ins that were answered; a second answer for the same day changes nothing.</summary>
    public HashSet<int> AnsweredDays { get; } = [];

    public DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <summary>As last seen in the directory; null until then.</summary>
    public Person? Person { get; set; }

    public WorkingCalendar Calendar => Input.Rules.CalendarOf(Person);

    /// <summary>When the approval came; null before.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Does one thing as soon as nobody holds it up. A refusal waits for a manager's retry.</summary>
    public async Task<T> CallAsync<T>(string activity, object? input)
    {
        await ObeyAsync();
        return await InsistAsync<T>(activity, input);
    }

    public Task CallAsync(string activity, object? input) => CallAsync<object?>(activity, input);

    /// <summary>Waits for the planned moment, or for one of the arrivals, whichever is first.</summary>
    /// <param name="next">Null to wait for an arrival only.</param>
    /// <returns>True when the moment came, false when something arrived.</returns>
    public async Task<bool> WaitAsync(PlannedStep? next, params Task[] arrivals)
    {
        Progress.Plan(next);
        while (true)
        {
            await ObeyAsync();
            if (arrivals.Any(arrival => arrival.IsCompleted))
                return false;
            if (Now >= next?.When)
                return true;

            using var decided = new CancellationTokenSource();
            List<Task> awaited = [steering.Arrival, .. arrivals];
            if (next is not null)
                awaited.Add(context.CreateTimer(next.When.UtcDateTime, decided.Token));
            await Task.WhenAny(awaited);
            Drop(decided);
        }
    }

    /// <summary>From here on only the closing is done: nobody can pause or withdraw it any more.</summary>
    public void BeginClosing()
    {
        closing = true;
        Progress.Pause(false);
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    private async Task ObeyAsync()
    {
        while (steering.Take() is { } order)
            await FollowAsync(order);
        while (Progress.Status.Paused)
        {
            await Task.WhenAny(steering.Arrival);
            if (steering.Take() is { } order)
                await FollowAsync(order);
        }
    }

    private async Task FollowAsync(Steering order)
    {
        if (closing)
            return;
        switch (order.Action)
        {
            case SteeringAction.Withdraw:
                throw new OnboardingEnded(OnboardingStep.Withdrawn, order.Reason);
            case SteeringAction.Leave:
                throw new OnboardingEnded(OnboardingStep.Left, order.Reason);
            case SteeringAction.Pause or SteeringAction.Resume:
                await PauseAsync(order.Action == SteeringAction.Pause);
                break;
        }
    }

    private async Task PauseAsync(bool paused)
    {
        if (paused == Progress.Status.Paused)
            return;
        Progress.Pause(paused);
        if (ApprovedAt is not null)
            await InsistAsync<object?>(ChampionActivities.SetState, new ChampionStateChange(Input.PersonId, paused ? ChampionState.Paused : ChampionState.Active));
    }

    private async Task<T> InsistAsync<T>(string activity, object? input)
    {
        while (true)
        {
            try
            {
                return await context.CallActivityAsync<T>(activity, input, PatientRetry.Options);
            }
            catch (TaskFailedException failure)
            {
                await WaitForRetryAsync($"{activity}: {failure.FailureDetails.ErrorMessage}");
            }
        }
    }

    private async Task WaitForRetryAsync(string reason)
    {
        var before = Progress.Stick(reason);
        while (true)
        {
            await Task.WhenAny(steering.Arrival);
            if (steering.Take() is not { } order)
                continue;
            if (order.Action == SteeringAction.Retry)
                break;
            await FollowAsync(order);
        }

        Progress.Publish(before with { Paused = Progress.Status.Paused });
    }
}
