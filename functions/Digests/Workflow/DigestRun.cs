using Automations.Digests.Editions;
using Automations.Programme.Workflows;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Digests.Workflow;

/// <summary>One edition while its orchestrator runs. Between any two things it does, it obeys whoever steers.</summary>
internal sealed partial class DigestRun
{
    private readonly TaskOrchestrationContext context;
    private readonly EventInbox<DigestSteering> steering;
    private readonly ILogger log;
    private readonly Queue<DigestSteering> decisions = new();
    private bool ending;
    private int rounds;

    public DigestRun(TaskOrchestrationContext context)
    {
        this.context = context;
        Input = context.GetInput<DigestInput>() ?? throw new ArgumentException("A digest needs its input.", nameof(context));
        (SendOn, Deadline) = (Input.SendOn, Input.Deadline);
        steering = new(context, DigestSteering.Event);
        log = context.CreateReplaySafeLogger("Automations.Digests");
        Status = new(DigestStep.Collecting, Now);
        context.SetCustomStatus(Status);
    }

    public string InstanceId => context.InstanceId;

    public DigestInput Input { get; }

    public string Edition => Input.Edition;

    public DigestStatus Status { get; private set; }

    public DateOnly SendOn { get; private set; }

    public DateTimeOffset Deadline { get; private set; }

    public int Pages { get; set; }

    /// <summary>Why it is skipped or called back.</summary>
    public string? Reason { get; set; }

    public DateTimeOffset Now => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public void Enter(DigestStep step, string? note = null)
    {
        decisions.Clear();
        Publish(Status with { Step = step, Since = Now, Next = null, Note = note });
        LogEntered(log, InstanceId, step);
    }

    public void Publish(DigestStatus status)
    {
        if (status == Status)
            return;
        Status = status;
        context.SetCustomStatus(status);
    }

    /// <summary>Nobody can call it back any more: it ends already.</summary>
    public void BeginEnding() => ending = true;

    public DigestStep End(DigestStep step)
    {
        Enter(step, Status.Note);
        return step;
    }

    /// <summary>To a later day, with the deadline on the working day before it.</summary>
    public void Postpone(DateOnly sendOn)
    {
        var plan = EditionPlan.For(Input.Cadence, sendOn, Input.SendAt, previewWorkingDays: 1, Input.Calendar);
        (SendOn, Deadline) = (plan.SendOn, plan.Deadline);
    }

    /// <returns>What an editor has decided; null when the moment came first.</returns>
    public async Task<DigestSteering?> DecisionUntilAsync(string what, DateTimeOffset? moment)
    {
        Publish(Status with { Next = moment is { } at ? new(what, at) : null });
        for (Obey(); decisions.Count == 0 && !(moment <= Now); Obey())
            await NextOrderAsync(moment);
        Publish(Status with { Next = null });
        return decisions.TryDequeue(out var decision) ? decision : null;
    }

    public Task<T> CallAsync<T>(string activity, object? input) =>
        InsistAsync(activity, () => context.CallActivityAsync<T>(activity, input, PatientRetry.Options));

    /// <summary>Lets an activity go through all pages of the audience, in a workflow of its own, so that this history stays short.</summary>
    public Task RoundAsync(DigestRound round) =>
        InsistAsync(
            round.Activity,
            () =>
            {
                var options = new TaskOptions().WithInstanceId($"{DigestRound.Prefix}{InstanceId[EditionIds.InstancePrefix.Length..]}-{++rounds}");
                return context.CallSubOrchestratorAsync<object?>(DigestRound.Name, round, options);
            }
        );

    private async Task NextOrderAsync(DateTimeOffset? orAt)
    {
        if (orAt is not { } moment)
        {
            await Task.WhenAny(steering.Arrival);
            return;
        }

        using var decided = new CancellationTokenSource();
        await Task.WhenAny(steering.Arrival, context.CreateTimer(moment.UtcDateTime, decided.Token));
        Drop(decided);
    }

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
        for (var order = steering.Take(); order?.Action != DigestAction.Retry; order = steering.Take())
        {
            if (order is not null)
                Follow(order);
            else
                await Task.WhenAny(steering.Arrival);
        }

        Publish(before);
    }

    private void Obey()
    {
        while (steering.Take() is { } order)
            Follow(order);
    }

    private void Follow(DigestSteering order)
    {
        if (ending)
            return;
        if (order.Action == DigestAction.Withdraw)
            throw new DigestWithdrawn(order.Reason);
        if (order.Action != DigestAction.Retry && Status.Step == DigestStep.InReview)
            decisions.Enqueue(order);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} is now {Step}")]
    private static partial void LogEntered(ILogger log, string instance, DigestStep step);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Instance} is stuck in {Step} until a community manager retries")]
    private static partial void LogStuck(ILogger log, string instance, DigestStep step);
}
