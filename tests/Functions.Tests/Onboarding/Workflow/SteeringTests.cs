using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.Leaving;
using Automations.Onboarding.Workflow;
using Automations.People;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Onboarding.Workflow;

public sealed class SteeringTests
{
    [Theory]
    [InlineData(SteeringAction.Withdraw, OnboardingStep.Withdrawn)]
    [InlineData(SteeringAction.Leave, OnboardingStep.Left)]
    public async Task GoingOut_WhileUnconfirmed_ClosesAndSaysGoodbye(SteeringAction action, OnboardingStep expected)
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = false });

        await scene.SteerAsync(Cast.Mira, action);

        await AssertGone(scene, expected, wasActive: false);
    }

    [Fact]
    public async Task Withdrawal_WhileAwaitingApproval_ClosesAndSaysGoodbye()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);

        await AssertGone(scene, OnboardingStep.Withdrawn, wasActive: false);
    }

    [Fact]
    public async Task Withdrawal_BeforeTheWelcomeIsSent_ClosesWhatWasOpened()
    {
        // Friday night: admitted at once, welcome planned for Monday
        await using var scene = await OnboardingScene.StartAsync(new(2027, 1, 8, 21, 0, 0, TimeSpan.Zero));
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        Assert.True(scene.Directory.Champions.ContainsKey(Cast.Mira.Id));

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);

        await AssertGone(scene, OnboardingStep.Withdrawn, wasActive: true);
        Assert.DoesNotContain(scene.Outbox.All, message => message.Text == "Welcome");
    }

    [Fact]
    public async Task Withdrawal_OnDayTwenty_TakesThePersonOutOfGroupAndRegister()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 24);

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);
        await scene.AdvanceToTheEndAsync();

        await AssertGone(scene, OnboardingStep.Withdrawn, wasActive: true);
        Assert.Equal(ChampionState.Left, scene.Register[Cast.Mira]!.State);
        Assert.Single(scene.Outbox.All, message => message.Text == "CheckIn");
    }

    [Fact]
    public async Task Withdrawal_WithAnOpenCheckIn_ClosesAndSaysGoodbye()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 12);
        Assert.Equal(OnboardingStep.CheckIn, (await scene.StatusAsync(Cast.Mira)).Step);

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);
        await scene.AdvanceToTheEndAsync();

        await AssertGone(scene, OnboardingStep.Withdrawn, wasActive: true);
        Assert.DoesNotContain(scene.Outbox.All, message => message.Text == "CheckInReminder");
    }

    [Fact]
    public async Task Leaving_AfterTheOnboarding_ClosesTheRecord()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Register.Add(Cast.Mira);
        await scene.Directory.AddChampionAsync(Cast.Mira.Id, CancellationToken.None);

        await scene.Host.Client.ScheduleNewOrchestrationInstanceAsync(
            LeavingWorkflow.Name,
            OnboardingScene.Input(Cast.Mira),
            new StartOrchestrationOptions(LeavingWorkflow.InstanceIdOf(Cast.Mira.Id))
        );
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(["Farewell"], scene.Outbox.All.Select(message => message.Text));
        Assert.Empty(scene.Directory.Champions);
        Assert.Equal(ChampionState.Left, scene.Register[Cast.Mira]!.State);
    }

    [Fact]
    public async Task Pause_HoldsEverythingAndResumeDoesWhatWasMissedOnce()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        var before = scene.Messages.Count;

        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);
        Assert.Equal(ChampionState.Paused, scene.Register[Cast.Mira]!.State);
        await scene.AdvanceToAsync(2027, 2, 10);
        Assert.Equal(before, scene.Messages.Count);
        Assert.True((await scene.StatusAsync(Cast.Mira)).Paused);

        await scene.SteerAsync(Cast.Mira, SteeringAction.Resume);

        // the check-ins of day 7 and day 30 fell into the pause; one takes the place of both
        Assert.Equal(["CheckIn to Mira at Wed 2027-02-10 12:00"], scene.Messages.Skip(before));
        Assert.Equal(30, (await scene.StatusAsync(Cast.Mira)).CheckInDay);
        Assert.Equal(ChampionState.Active, scene.Register[Cast.Mira]!.State);
    }

    [Fact]
    public async Task Pause_WhileAwaitingApproval_KeepsADecisionForTheResume()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);

        await scene.DecideAsync(Cast.Mira);
        Assert.Equal(OnboardingStep.AwaitingApproval, (await scene.StatusAsync(Cast.Mira)).Step);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Resume);

        Assert.Equal(OnboardingStep.Accompanied, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Pause_TwiceAndResumedOnce_GoesOn()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Resume);

        Assert.False((await scene.StatusAsync(Cast.Mira)).Paused);
    }

    [Fact]
    public async Task Withdrawal_OutOfAPause_Ends()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);

        await AssertGone(scene, OnboardingStep.Withdrawn, wasActive: false);
    }

    private static async Task AssertGone(OnboardingScene scene, OnboardingStep expected, bool wasActive)
    {
        var instance = await scene.InstanceAsync(Cast.Mira);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(expected, instance.ReadOutputAs<OnboardingStep>());
        Assert.Equal([instance.InstanceId], scene.Outbox.Cancelled);
        Assert.Empty(scene.Directory.Champions);
        var farewell = scene.Outbox.All[^1];
        Assert.Equal(("Farewell", "Mira"), (farewell.Text, farewell.To));
        Assert.Equal(wasActive, farewell.Intent.View.GetProperty("wasActive").GetBoolean());
    }
}
