using Automations.Programme.Workflows;
using Automations.Surveys.Activities;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Surveys.Workflow;

/// <summary>One run while its orchestrator runs.</summary>
internal sealed partial class SurveyProcess : SteeredRun<SurveySteering, SurveyStatus>
{
    private bool closing;

    public SurveyProcess(TaskOrchestrationContext context)
        : base(context, SurveySteering.Event, "Automations.Surveys", at => new(SurveyStep.Planned, at)) =>
        Input = context.GetInput<SurveyInput>() ?? throw new ArgumentException("A survey run needs its input.", nameof(context));

    public SurveyInput Input { get; }

    public OpenedRun Opened { get; set; } = new(0, 0);

    /// <summary>How many times those who have not answered were reminded.</summary>
    public int Reminders { get; set; }

    /// <summary>A community manager wants the results now.</summary>
    public bool ClosesEarly { get; private set; }

    public void Enter(SurveyStep step, string? note = null)
    {
        Publish(Status with { Step = step, Since = Now, Next = null, Note = note });
        LogEntered(Log, InstanceId, step);
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
        await WaitUntilAsync(moment, () => ClosesEarly);
        Publish(Status with { Next = null });
    }

    /// <summary>Lets an activity go through all pages of the audience.</summary>
    public Task RoundAsync(string name, string activity, int pages)
    {
        var round = new SurveyRound(activity, Input.Run, pages, Reminders, IsLast: Reminders == Input.Reminders.Count);
        return RoundAsync(name, SurveyRound.Name, $"{SurveyRound.Prefix}{Input.Run}-{name}", round);
    }

    protected override SurveyStatus StuckBecause(string reason) => Status with { Next = null, Note = reason, Stuck = true };

    protected override bool IsRetry(SurveySteering order) => order.Action == SurveyAction.Retry;

    protected override void Follow(SurveySteering order)
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
}
