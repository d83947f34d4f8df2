using Automations.Digests.Reports.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Digests.Reports;

/// <summary>Reports that were planned under earlier code go on with today's.</summary>
public sealed class RecordedReportTests(AzuriteFixture storage)
{
    private const string Month = "2027-01";

    private static readonly DateTimeOffset Due = new(2027, 2, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Histories Recorded = new("Report");

    private static readonly Dictionary<string, (string Words, Func<DigestScene, Task> Play)> Plays = new()
    {
        ["planned"] = ("waiting for its day", scene => ReportScene.TickFromAsync(scene, Due.AddHours(-10), days: 1)),
        ["queued"] = ("put together and queued", scene => ReportScene.TickFromAsync(scene, Due.AddHours(-10), days: 2)),
        ["stuck"] = ("failed for good, until a manager lets it try again", RetryAsync),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void ReportUnderWay_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Today());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await ReportScene.StartAsync(storage, ["council@city.example"]);
        await Plays[name].Play(scene);

        var today = await scene.Host.RecordHistoryAsync(ReportScene.InstanceOf(scene, Month), Plays[name].Words);

        Assert.Equal(Histories.PresentVersion, today.Version);
        today.Replay(Today());
        Recorded.Require(name, today);
    }

    private static DurableTaskRegistry Today() => new DurableTaskRegistry().AddOrchestratorFunc(ReportWorkflow.Name, ReportWorkflow.RunAsync);

    private static async Task RetryAsync(DigestScene scene)
    {
        scene.Figures.Fault = new NotSupportedException("no figures");
        await ReportScene.TickFromAsync(scene, Due, days: 1);
        scene.Figures.Fault = null;
        await ReportScene.SteerAsync(scene, Month, ReportAction.Retry);
    }
}
