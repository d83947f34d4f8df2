using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Surveys.Summaries;
using Automations.LanguageModel;
using Automations.People;
using Automations.Programme.Surveys;
using Automations.Runtime.Durable.Testing;
using Automations.Surveys.Summaries;
using Automations.Surveys.Workflow;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Surveys.Workflow;

/// <summary>Runs that were opened under earlier code go on with today's: a run is open for weeks.</summary>
public sealed class RecordedSurveyTests(AzuriteFixture storage)
{
    private static readonly Histories Recorded = new("Survey");

    private static readonly Dictionary<string, (string Words, Func<SurveyScene, Task<string>> Play)> Plays = new()
    {
        ["closed"] = ("invited, reminded twice, closed", CloseAsync),
        ["open"] = ("invited, waiting for the first reminder", scene => scene.PlaceAsync(scene.Order())),
        ["planned"] = ("ordered for next week, waiting to open", scene => scene.PlaceAsync(scene.Order() with { Opens = scene.Host.Clock.GetUtcNow().AddDays(7) })),
        ["closed-early"] = ("closed by a manager before the first reminder", scene => SteerAsync(scene, SurveyAction.Close)),
        ["withdrawn"] = ("withdrawn by a manager", scene => SteerAsync(scene, SurveyAction.Withdraw)),
        ["nobody-asked"] = ("ordered for nobody", scene => scene.PlaceAsync(scene.Order() with { Audience = [] })),
        ["stuck"] = ("refused by the directory, until a manager lets it try again", RetryAsync),
        ["round"] = ("a round over the pages of an audience", RoundAsync),
        ["summary"] = ("the model is busy, and drafts when it is asked again", SummaryAsync),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void SurveyUnderWay_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Today());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: name == "summary" ? 9 : 6);
        var instance = await Plays[name].Play(scene);

        var today = await scene.Host.RecordHistoryAsync(instance, Plays[name].Words);

        Assert.Equal(Histories.PresentVersion, today.Version);
        today.Replay(Today());
        Recorded.Require(name, today);
    }

    private static DurableTaskRegistry Today() =>
        new DurableTaskRegistry()
            .AddOrchestratorFunc(SurveyOrder.Workflow, SurveyWorkflow.RunAsync)
            .AddOrchestratorFunc(SurveyRound.Name, SurveyRoundWorkflow.RunAsync)
            .AddOrchestratorFunc(SummaryWorkflow.Name, SummaryWorkflow.RunAsync);

    private static async Task<string> CloseAsync(SurveyScene scene)
    {
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.AnswerAsync(scene.People[0], ("often", "few"));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));
        return instance;
    }

    private static async Task<string> SteerAsync(SurveyScene scene, SurveyAction action)
    {
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.SteerAsync(instance, action);
        return instance;
    }

    private static async Task<string> RetryAsync(SurveyScene scene)
    {
        scene.Directory.Fault = member => member == nameof(IDirectory.FindAsync) ? new GraphRefusedException("Authorization_RequestDenied", "no") : null;
        var instance = await scene.PlaceAsync(scene.Order());
        scene.Directory.Fault = _ => null;
        await scene.SteerAsync(instance, SurveyAction.Retry);
        return instance;
    }

    private static async Task<string> RoundAsync(SurveyScene scene)
    {
        await scene.PlaceAsync(scene.Order());
        var rounds = await scene.Host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = SurveyRound.Prefix }).ToListAsync();
        return rounds[0].InstanceId;
    }

    private static async Task<string> SummaryAsync(SurveyScene scene)
    {
        scene.Model.Replies(ModelReply.Failed<SummaryAnswer>(Setback.Busy, TimeSpan.FromMinutes(2)), ModelReply.Of(SummaryScene.Good));
        await scene.CloseAsync();
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(5));
        return SummaryWorkflow.InstanceIdOf("pulse-1");
    }
}
