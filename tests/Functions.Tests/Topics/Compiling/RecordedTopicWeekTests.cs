using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Runtime.Durable.Testing;
using Automations.Topics.Compiling;
using Automations.Topics.Weeks;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Topics.Compiling;

/// <summary>Weeks that were being compiled under earlier code go on with today's.</summary>
public sealed class RecordedTopicWeekTests(AzuriteFixture storage)
{
    private static readonly Histories Recorded = new("TopicWeek");

    private static readonly Dictionary<string, (string Words, int Planner)> Plays = new()
    {
        ["quiet"] = ("a week like those before", 0),
        ["erupted"] = ("a week in which a topic erupted", 25),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void WeekBeingCompiled_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Today());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await TopicScene.StartAsync(storage);
        for (var week = 0; week < 5; week++)
        {
            await scene.SayAsync(8, "Wo ist mein Notizbuch?");
            await scene.SayAsync(week == 4 ? Plays[name].Planner : 0, "Warum zeigt Planner nichts an?");
            await scene.NextMondayAsync();
        }

        var instance = TopicWeekWorkflow.InstanceIdOf(scene.Programme.Id, IsoWeek.Of(scene.Today).Plus(-1));
        var today = await scene.Host.RecordHistoryAsync(instance, Plays[name].Words);

        Assert.Equal(Plays[name].Planner > 0, scene.Alerts.All.Count > 0);
        today.Replay(Today());
        Recorded.Require(name, today);
    }

    private static DurableTaskRegistry Today() => new DurableTaskRegistry().AddOrchestratorFunc(TopicWeekWorkflow.Name, TopicWeekWorkflow.RunAsync);
}
