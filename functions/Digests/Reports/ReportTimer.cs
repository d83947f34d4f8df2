using Automations.Digests.Reports.Workflow;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Reports;

/// <summary>Begins the report of every month once, on the day before it is due or as soon after as it can.</summary>
public sealed class ReportTimer(ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>A little more than the timer's day, so that no report falls between two.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(26);

    [Function(nameof(BeginReports))]
    public async Task BeginReports([TimerTrigger("0 5 0 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var input in ReportSchedule.Around(now, programme).Where(input => input.Due <= now + Ahead))
            await client.StartOnceAsync(ReportWorkflow.Name, Report.InstanceIdOf(programme.Id, input.Month), input, cancellation);
    }
}
