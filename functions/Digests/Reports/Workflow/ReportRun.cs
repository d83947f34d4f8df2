using Automations.Programme.Workflows;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Digests.Reports.Workflow;

/// <summary>One month's report while its orchestrator runs.</summary>
internal sealed partial class ReportRun : SteeredRun<ReportSteering, ReportStatus>
{
    private const string Due = "collects";

    public ReportRun(TaskOrchestrationContext context)
        : base(context, ReportSteering.Event, "Automations.Reports", at => new(ReportStep.Planned, at)) =>
        Input = context.GetInput<ReportInput>() ?? throw new ArgumentException("A report needs its input.", nameof(context));

    public ReportInput Input { get; }

    public async Task WaitUntilDueAsync()
    {
        Publish(Status with { Next = new(Due, Input.Due) });
        await WaitUntilAsync(Input.Due, () => false);
    }

    public void Enter(ReportStep step, string? note = null)
    {
        Publish(Status with { Step = step, Since = Now, Next = null, Note = note });
        LogEntered(Log, InstanceId, step);
    }

    public ReportStep End(ReportStep step, string? note = null)
    {
        Enter(step, note);
        return step;
    }

    protected override ReportStatus StuckBecause(string reason) => Status with { Next = null, Note = reason, Stuck = true };

    protected override bool IsRetry(ReportSteering order) => order.Action == ReportAction.Retry;

    protected override void Follow(ReportSteering order)
    {
        if (order.Action == ReportAction.Withdraw && Status.Step < ReportStep.Queueing)
            throw new ReportWithdrawn(order.Reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} is now {Step}")]
    private static partial void LogEntered(ILogger log, string instance, ReportStep step);
}
