using Automations.Digests.Workflow;
using Automations.Functions.Tests.Digests.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme.News;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Digests.Workflow;

/// <summary>Editions that began under earlier code go on with today's: one waits for its editors for days.</summary>
public sealed class RecordedDigestTests(AzuriteFixture storage)
{
    private const string Edition = "2027-w01";
    private static readonly DateTimeOffset Tuesday = new(2027, 1, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly Histories Recorded = new("Digest");

    private static readonly Dictionary<string, (string Words, Func<DigestScene, Task> Play)> Plays = new()
    {
        ["planned"] = ("begun the evening before, waiting for its hour", scene => BeginAsync(scene, Tuesday.AddHours(-9))),
        ["in-review"] = ("waiting for the editors", scene => BeginAsync(scene, Tuesday)),
        ["undecided"] = ("nobody decided by the deadline", WaitAsync),
        ["delivering"] = ("approved and queued", scene => SteerAsync(scene, new(DigestAction.Approve))),
        ["postponed"] = ("postponed, waiting for the editors again", scene => SteerAsync(scene, new(DigestAction.Postpone, SendOn: new(2027, 1, 12)))),
        ["skipped"] = ("skipped by an editor", scene => SteerAsync(scene, new(DigestAction.Skip, "because"))),
        ["withdrawn"] = ("called back by a manager", scene => SteerAsync(scene, new(DigestAction.Withdraw, "because"))),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void DigestUnderWay_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Today());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await DigestScene.StartAsync(storage);
        scene.News.Add(NewsSection.Material, "guide", "Neue Anleitung", "A new guide");
        await Plays[name].Play(scene);

        var today = await scene.Host.RecordHistoryAsync(scene.InstanceOf(Edition), Plays[name].Words);

        Assert.Equal(Histories.PresentVersion, today.Version);
        today.Replay(Today());
        Recorded.Require(name, today);
    }

    private static DurableTaskRegistry Today() =>
        new DurableTaskRegistry().AddOrchestratorFunc(DigestWorkflow.Name, DigestWorkflow.RunAsync).AddOrchestratorFunc(DigestRound.Name, DigestRoundWorkflow.RunAsync);

    private static async Task BeginAsync(DigestScene scene, DateTimeOffset at)
    {
        await scene.GoToAsync(at);
        await scene.TickAsync();
    }

    private static async Task WaitAsync(DigestScene scene)
    {
        await BeginAsync(scene, Tuesday);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(4));
    }

    private static async Task SteerAsync(DigestScene scene, DigestSteering order)
    {
        await BeginAsync(scene, Tuesday);
        await scene.SteerAsync(Edition, order);
    }
}
