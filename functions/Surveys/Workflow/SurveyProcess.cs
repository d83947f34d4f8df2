using Automations.Programme.Workflows;
using Automations.Surveys.Activities;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Surveys.Workflow;

/// <summary>One run while its orchestrator runs. Between any two things it does, it obeys whoever steers.</summary>
internal sealed partial class SurveyProcess
{
    private readonly TaskOrchestrationContext context;
    private readonly EventInbox<SurveySteering> steering;
    private readonly ILogger log;
    private int rounds;
    private bool closing;

    public SurveyProcess(TaskOrchestrationContext context)
    {
        this.context = context;
        Input = context.GetInput<SurveyInput>() ?? throw new ArgumentException("A survey run needs its input.", nameof(context));
        steering = new(context, SurveySteering.Event);
        log = context.CreateReplaySafeLogger("Automations.Surveys");
        Status = new(SurveyStep.Planned, Now);
        context.SetCustomStatus(Status);
    }

    public string InstanceId => context.InstanceId;

    public SurveyInput Input { get; }

    public SurveyStatus Status { get; private set; }

    public DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public OpenedRun Opened { get; set; } = new(0, 0);

    /// <summary>How many times those who have not answered were reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>A community manager wants the results now.</summary>
    public bool ClosesEarly { get; private set; }

    public void Enter(SurveyStep step, string? note = null)
    {
        Publish(Status with { Step = step, Since = Now, Next = null, Note = note });
        LogEntered(log, InstanceId, step);
    }

    public void Publish(SurveyStatus status)
    {
        if (status == Status)
            return;
        Status = status;
        context.SetCustomStatus(status);
    }

    /// <summary>From here on it only ends: nobody can call it off any more.</summary>
    public void BeginClosing(string? note = null)
    {
        closing = true;
        Enter(SurveyStep.Closing, note);
    }

    public SurveyStep End(SurveyStep step)
    {
        Enter(step, Status.Note);
        return step;
    }

    /// <summary>Waits for a moment, or until a community manager ends the run early.</summary>
    public async Task WaitAsync(string what, DateTimeOffset moment)
    {
        Publish(Status with { Next = new(what, moment) });
        while (true)
        {
            Obey();
            if (ClosesEarly || Now >= moment)
                break;
            using var decided = new CancellationTokenSource();
            await Task.WhenAny(steering.Arrival, context.CreateTimer(moment.UtcDateTime, decided.Token));
            Drop(decided);
        }

        Publish(Status with { Next = null });
    }

    public Task<T> CallAsync<T>(string activity, object? input) =>
        InsistAsync(activity, () => context.CallActivityAsync<T>(activity, input, PatientRetry.Options));

    /// <summary>Lets an activity go through all pages of the audience, in a workflow of its own, so that this history stays short.</summary>
    public Task RoundAsync(string name, string activity, int pages) =>
        InsistAsync(
            name,
            () =>
            {
                var options = new TaskOptions().WithInstanceId($"{SurveyRound.Prefix}{Input.Run}-{name}-{++rounds}");
                var round = new SurveyRound(activity, Input.Run, pages, Reminders, IsLast: Reminders == Input.Reminders.Count);
                return context.CallSubOrchestratorAsync<object?>(SurveyRound.Name, round, options);
            }
        );

    // CancelAsync would leave the orchestrator's thread
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    private async Task<T> InsistAsync<T>(string what, Func<Task<T>> call)
    {
        while (true)
        {
            Obey();
            try
            {
                return await call();
            }
            catch (TaskFailedException failure)
            {
                await WaitForRetryAsync($"{what}: {failure.FailureDetails.ErrorMessage}");
            }
        }
    }

    private async Task WaitForRetryAsync(string reason)
    {
        var before = Status;
        Publish(Status with { Next = null, Note = reason, Stuck = true });
        LogStuck(log, InstanceId, Status.Step);
        for (var order = steering.Take(); order?.Action != SurveyAction.Retry; order = steering.Take())
        {
            if (order is not null)
                Follow(order);
            await Task.WhenAny(steering.Arrival);
        }

        Publish(before);
    }

    private void Obey()
    {
        while (steering.Take() is { } order)
            Follow(order);
    }

    private void Follow(SurveySteering order)
    {
        if (closing)
            return;
        if (order.Action == SurveyAction.Withdraw)
            throw new SurveyWithdrawn(order.Reason);
        if (order.Action == SurveyAction.Close)
            ClosesEarly = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} is now {Step}")]
    private static partial void LogEntered(ILogger log, string instance, SurveyStep step);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Instance} is stuck in {Step} until a community manager retries")]
    private static partial void LogStuck(ILogger log, string instance, SurveyStep step);
}
