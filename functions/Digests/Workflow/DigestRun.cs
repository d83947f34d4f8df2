using Automations.Digests.Editions;
using Automations.Programme.Workflows;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Digests.Workflow;

/// <summary>One edition while its orchestrator runs.</summary>
internal sealed partial class DigestRun : SteeredRun<DigestSteering, DigestStatus>
{
    private readonly Queue<DigestSteering> decisions = new();
    private bool ending;

    public DigestRun(TaskOrchestrationContext context)
        : base(context, DigestSteering.Event, "Automations.Digests", at => new(DigestStep.Collecting, at))
    {
        Input = context.GetInput<DigestInput>() ?? throw new ArgumentException("A digest needs its input.", nameof(context));
        (SendOn, Deadline) = (Input.SendOn, Input.Deadline);
    }

    public DigestInput Input { get; }

    public string Edition => Input.Edition;

    public DateOnly SendOn { get; private set; }

    public DateTimeOffset Deadline { get; private set; }

    public int Pages { get; set; }

    /// <summary>Why it is skipped or called back.</summary>
    public string? Reason { get; set; }

    public void Enter(DigestStep step, string? note = null)
    {
        decisions.Clear();
        Publish(Status with { Step = step, Since = Now, Next = null, Note = note });
        LogEntered(Log, InstanceId, step);
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
        await WaitUntilAsync(moment, () => decisions.Count > 0);
        Publish(Status with { Next = null });
        return decisions.TryDequeue(out var decision) ? decision : null;
    }

    /// <summary>Lets an activity go through all pages of the audience.</summary>
    public Task RoundAsync(DigestRound round) =>
        RoundAsync(round.Activity, DigestRound.Name, $"{DigestRound.Prefix}{InstanceId[EditionIds.InstancePrefix.Length..]}", round);

    protected override DigestStatus StuckBecause(string reason) => Status with { Next = null, Note = reason, Stuck = true };

    protected override bool IsRetry(DigestSteering order) => order.Action == DigestAction.Retry;

    protected override void Follow(DigestSteering order)
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
}
