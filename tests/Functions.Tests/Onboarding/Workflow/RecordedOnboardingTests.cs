using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Onboarding;
using Automations.Onboarding.Activities;
using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Onboarding.Workflow;

/// <summary>Onboardings that began under earlier code go on with today's: an onboarding takes a hundred days.</summary>
public sealed class RecordedOnboardingTests
{
    private static readonly Histories Recorded = new("Onboarding");

    private static readonly Dictionary<string, (string Words, Func<OnboardingScene, Task> Play)> Plays = new()
    {
        ["approved"] = ("from the sign-up to the thank-you, one check-in answered, one with a wish for help, one not", WholeWayAsync),
        ["declined"] = ("declined by the line manager, with a reason", scene => scene.DecideAsync(Cast.Mira, approved: false, "Not before summer.")),
        ["confirmed"] = ("signed up without signing in, confirmed by mail", ConfirmAsync),
        ["unconfirmed"] = ("signed up without signing in, never confirmed", UnconfirmedAsync),
        ["withdrawn"] = ("withdrawn while the approval is awaited", scene => scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw, "No time.")),
        ["left"] = ("left on day 20", LeaveAsync),
        ["no-manager"] = ("no line manager in the directory: the community managers decide", ApproveWithoutManagerAsync),
        ["escalated"] = ("reminded, escalated, and approved long after the last deadline", EscalateAsync),
        ["paused"] = ("paused for a month after the welcome, resumed, then left alone to the end", PauseAsync),
        ["refused"] = ("refused by the directory while admitting, until a manager lets it try again", RetryAsync),
        ["person-gone"] = ("leaves the organisation on day 40", PersonGoneAsync),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void OnboardingUnderWay_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Registry(OnboardingWorkflow.RunAsync));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await OnboardingScene.StartAsync();
        if (name is "no-manager")
            scene.Directory.Managers.Clear();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = name is not ("confirmed" or "unconfirmed") });
        await Plays[name].Play(scene);

        var today = await scene.Host.RecordHistoryAsync((await scene.InstanceAsync(Cast.Mira)).InstanceId, Plays[name].Words);

        Assert.Equal(Histories.PresentVersion, today.Version);
        today.Replay(Registry(OnboardingWorkflow.RunAsync));
        Recorded.Require(name, today);
    }

    [Fact]
    public void StepTakenOut_WithoutAVersion_IsToldWithEventStepAndWhatToDo()
    {
        var changed = Registry(async context =>
        {
            var run = new OnboardingRun(context);
            var decision = await run.AskForApprovalAsync();
            return decision.Approved ? run.Complete() : await run.DeclineKindlyAsync(decision);
        });

        var error = Assert.Throws<IncompatibleHistoryException>(() => Recorded.Read("confirmed-1.0.json").Replay(changed));

        Assert.Contains("confirmed-1.0.json", error.Message, StringComparison.Ordinal);
        Assert.Contains($"activity '{LinkActivities.CreateLink}'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"activity '{DirectoryActivities.FindManager}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("as event ", error.Message, StringComparison.Ordinal);
        Assert.Contains("CompareVersionTo", error.Message, StringComparison.Ordinal);
    }

    private static DurableTaskRegistry Registry(Func<TaskOrchestrationContext, Task<OnboardingStep>> code) =>
        new DurableTaskRegistry().AddOrchestratorFunc(OnboardingWorkflow.Name, code);

    private static async Task WholeWayAsync(OnboardingScene scene)
    {
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 11);
        await scene.AnswerAsync(Cast.Mira, day: 7);
        await scene.AdvanceToAsync(2027, 2, 3);
        await scene.AnswerAsync(Cast.Mira, day: 30, needsHelp: true);
        await scene.AdvanceToTheEndAsync();
    }

    private static async Task ConfirmAsync(OnboardingScene scene)
    {
        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Confirmed, new SignUpConfirmation(ItWasMe: true));
        await scene.DecideAsync(Cast.Mira);
    }

    private static Task UnconfirmedAsync(OnboardingScene scene) => scene.AdvanceToTheEndAsync();

    private static async Task LeaveAsync(OnboardingScene scene)
    {
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 24);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Leave);
    }

    private static async Task ApproveWithoutManagerAsync(OnboardingScene scene)
    {
        await scene.AdvanceToAsync(2027, 1, 12);
        await scene.DecideAsync(Cast.Mira);
    }

    private static async Task EscalateAsync(OnboardingScene scene)
    {
        await scene.AdvanceToAsync(2027, 3, 1);
        await scene.DecideAsync(Cast.Mira);
    }

    private static async Task PauseAsync(OnboardingScene scene)
    {
        await scene.DecideAsync(Cast.Mira);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);
        await scene.AdvanceToAsync(2027, 2, 10);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Resume);
        await scene.AdvanceToTheEndAsync();
    }

    private static async Task RetryAsync(OnboardingScene scene)
    {
        scene.Directory.Fault = member =>
            member == nameof(IDirectory.AddChampionAsync) ? new GraphRefusedException("Authorization_RequestDenied", "Insufficient privileges.") : null;
        await scene.DecideAsync(Cast.Mira);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));
        scene.Directory.Fault = _ => null;
        await scene.SteerAsync(Cast.Mira, SteeringAction.Retry);
    }

    private static async Task PersonGoneAsync(OnboardingScene scene)
    {
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 2, 13);
        scene.Directory.Delete(Cast.Mira);
        await scene.AdvanceToTheEndAsync();
    }
}
