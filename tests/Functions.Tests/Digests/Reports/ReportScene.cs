using Automations.Digests.Reports;
using Automations.Digests.Reports.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Functions.Tests.Digests.Reports;

/// <summary>A programme that reports on the second working day, and what is done with its reports.</summary>
internal static class ReportScene
{
    public static Task<DigestScene> StartAsync(AzuriteFixture storage, IReadOnlyList<string> sponsors, bool everythingTwice = false, int cached = 10_000) =>
        DigestScene.StartAsync(storage, new() { Report = new(2, new(9, 0), sponsors) }, everythingTwice: everythingTwice, cached: cached);

    /// <summary>Goes to a moment, and lets the timer tick on that many days.</summary>
    public static async Task TickFromAsync(DigestScene scene, DateTimeOffset moment, int days)
    {
        await scene.GoToAsync(moment);
        for (var day = 0; day < days; day++)
        {
            await scene.Get<ReportTimer>().BeginReports(new TimerInfo(), scene.Host.Client, default);
            await scene.Host.RunUntilIdleAsync();
            if (day < days - 1)
                await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));
        }
    }

    public static string InstanceOf(DigestScene scene, string month) => Report.InstanceIdOf(scene.Programme.Id, month);

    public static async Task<ReportStatus> StatusAsync(DigestScene scene, string month) =>
        (await scene.Host.Client.GetInstanceAsync(InstanceOf(scene, month), getInputsAndOutputs: true))!.ReadCustomStatusAs<ReportStatus>()!;

    public static async Task SteerAsync(DigestScene scene, string month, ReportAction action)
    {
        await scene.Host.Client.RaiseEventAsync(InstanceOf(scene, month), ReportSteering.Event, new ReportSteering(action, "because"));
        await scene.Host.RunUntilIdleAsync();
    }
}
