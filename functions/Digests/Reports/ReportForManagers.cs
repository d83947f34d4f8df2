using System.ComponentModel;
using System.Text.Json;
using Automations.Digests.Editions;
using Automations.Digests.Reports.Workflow;
using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Reports;

/// <summary>What community managers may start and steer of the reports.</summary>
internal sealed class ReportForManagers(ProgrammeSettings programme, TimeProvider time) : IManagedWorkflow
{
    public string Name => "report";

    public string Description => "Reports a month that is over to the sponsors: who takes part, whom the programme reaches, events, answers, topics.";

    public Type InputType => typeof(ReportOrder);

    public bool Owns(string instanceId) => instanceId.StartsWith(Report.InstancePrefix, StringComparison.Ordinal);

    public async Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var problems = new List<JsonProblem>();
        var month = Read(input, problems);
        if (problems.Count == 0 && !(ReportMonth.Of(month, EditionSchedule.CalendarOf(programme))?.Until <= now))
            problems.Add(new("month", "must be a month that is over, such as \"2027-01\"."));
        if (problems.Count > 0)
            return new(null, IsNew: false, JsonProblem.ByField(problems));
        var instance = Report.InstanceIdOf(programme.Id, month);
        var known = await client.StartOnceAsync(ReportWorkflow.Name, instance, new ReportInput(month, now), cancellation, earlier => StatusOf(earlier).Step == ReportStep.Withdrawn);
        return new(instance, known is null, JsonProblem.ByField([]));
    }

    public WorkflowState Describe(OrchestrationMetadata instance)
    {
        var status = StatusOf(instance);
        return new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            status.Step.ToString(),
            status.Since,
            status.Next,
            status.Stuck ? "communityManagers" : null,
            Paused: false,
            status.Stuck,
            status.Note,
            ActionsOf(instance, status)
        );
    }

    public Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        var action = order.Action switch
        {
            WorkflowActions.Withdraw => ReportAction.Withdraw,
            WorkflowActions.Retry => ReportAction.Retry,
            _ => throw new ArgumentException($"A report does not know the action \"{order.Action}\".", nameof(order)),
        };
        return client.RaiseEventAsync(order.InstanceId, ReportSteering.Event, new ReportSteering(action, order.Reason), cancellation);
    }

    private static ReportStatus StatusOf(OrchestrationMetadata instance) =>
        instance.SerializedCustomStatus is { Length: > 0 } && instance.ReadCustomStatusAs<ReportStatus>() is { } published
            ? published
            : new ReportStatus(ReportStep.Planned, instance.CreatedAt);

    private static string Read(JsonElement input, List<JsonProblem> problems)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new("body", "must be one JSON object."));
            return "";
        }

        var section = new JsonSection(input, "", problems);
        var month = section.Text("month", 7);
        section.Close();
        return month;
    }

    private static List<string> ActionsOf(OrchestrationMetadata instance, ReportStatus status)
    {
        if (instance.IsCompleted)
            return [];
        List<string> actions = status.Step < ReportStep.Queueing ? [WorkflowActions.Withdraw] : [];
        if (status.Stuck)
            actions.Add(WorkflowActions.Retry);
        return actions;
    }
}

/// <summary>What a community manager says to have a month reported out of turn.</summary>
public sealed record ReportOrder
{
    [Description("A month that is over, such as \"2027-01\".")]
    public required string Month { get; init; }
}
