using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.People;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Onboarding.Workflow;

public sealed class RobustnessTests
{
    [Fact]
    public async Task PersonGone_OnDayForty_EndsInOrderAndTellsTheCommunityManagers()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 2, 13);
        var before = scene.Messages.Count;

        scene.Directory.Delete(Cast.Mira);
        await scene.AdvanceToTheEndAsync();

        Assert.Equal(
            ["PersonGone to Ada at Mon 2027-04-05 08:00", "PersonGone to Ben at Mon 2027-04-05 08:00"],
            scene.Messages.Skip(before)
        );
        Assert.Equal(OnboardingStep.PersonGone, (await scene.InstanceAsync(Cast.Mira)).ReadOutputAs<OnboardingStep>());
        Assert.Equal(ChampionState.Left, scene.Register[Cast.Mira]!.State);
        Assert.Empty(scene.Directory.Champions);
    }

    [Fact]
    public async Task HelpWanted_ReachesEveryCommunityManagerAtOnceAlsoAtNight()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 11, hour: 23);

        await scene.AnswerAsync(Cast.Mira, day: 7, needsHelp: true);

        var calls = scene.Outbox.All.Where(message => message.Text == "HelpWanted").ToList();
        Assert.Equal(["HelpWanted to Ada at Mon 2027-01-11 23:00", "HelpWanted to Ben at Mon 2027-01-11 23:00"], calls.Select(c => c.ToString()));
        Assert.All(calls, call => Assert.True(call.Intent.AtOnce));
    }

    [Fact]
    public async Task HelpWanted_InALateAnswer_IsStillHeard()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 27);
        Assert.Equal(OnboardingStep.Accompanied, (await scene.StatusAsync(Cast.Mira)).Step);

        await scene.AnswerAsync(Cast.Mira, day: 7, needsHelp: true);

        Assert.Equal(2, scene.Outbox.All.Count(message => message.Text == "HelpWanted"));
    }

    [Fact]
    public async Task CheckIn_AnsweredTwice_TheFirstCounts()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToAsync(2027, 1, 12);

        await scene.AnswerAsync(Cast.Mira, day: 7);
        await scene.AnswerAsync(Cast.Mira, day: 7, needsHelp: true);

        Assert.Equal("Day 7: 4 of 5", scene.Register[Cast.Mira]!.CheckInNotes);
        Assert.DoesNotContain(scene.Outbox.All, message => message.Text == "HelpWanted");
    }

    [Fact]
    public async Task Events_BeforeTheirWait_AreNotLost()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = false });

        await scene.DecideAsync(Cast.Mira);
        Assert.Equal(OnboardingStep.AwaitingConfirmation, (await scene.StatusAsync(Cast.Mira)).Step);
        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Confirmed, new SignUpConfirmation(ItWasMe: true));

        Assert.Equal(OnboardingStep.Accompanied, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Events_WithAnUnreadablePayload_ArePassedOver()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Decided, "approved");
        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Steered, 42);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Pause);
        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Steered, 42);
        await scene.SteerAsync(Cast.Mira, SteeringAction.Resume);
        await scene.DecideAsync(Cast.Mira);

        Assert.Equal(OnboardingStep.Accompanied, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Theory]
    [InlineData(true, 10_000)]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    public async Task Onboarding_WithEveryActivityTwiceOrEveryTurnReplayed_IsTheSame(bool everythingTwice, int cached)
    {
        await using var plain = await OnboardingScene.StartAsync();
        await using var harsh = await OnboardingScene.StartAsync(everythingTwice: everythingTwice, cached: cached);
        foreach (var scene in new[] { plain, harsh })
        {
            await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
            await scene.DecideAsync(Cast.Mira);
            await scene.AdvanceToAsync(2027, 1, 12);
            await scene.AnswerAsync(Cast.Mira, day: 7, needsHelp: true);
            await scene.AdvanceToTheEndAsync();
        }

        Assert.Equal(plain.Messages, harsh.Messages);
        Assert.Equal(plain.Register[Cast.Mira], harsh.Register[Cast.Mira], new RecordComparer());
        Assert.Equal(1, harsh.Register[Cast.Buddy]!.Buddies);
    }

    [Fact]
    public async Task Outage_OfTheDirectory_DelaysAndLosesNothing()
    {
        await using var scene = await OnboardingScene.StartAsync();
        var until = scene.Host.Clock.GetUtcNow().AddHours(5);
        scene.Directory.Fault = _ => scene.Host.Clock.GetUtcNow() < until ? new TransientGraphException("503") : null;

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        Assert.Empty(scene.Outbox.All);
        await scene.Host.AdvanceAsync(TimeSpan.FromHours(7));

        Assert.Equal(["ApprovalRequest"], scene.Outbox.All.Select(message => message.Text));
    }

    [Fact]
    public async Task Refusal_WaitsForAManagersRetryWithTheReasonInItsStatus()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Fault = member =>
            member == nameof(IDirectory.AddChampionAsync) ? new GraphRefusedException("Authorization_RequestDenied", "Insufficient privileges.") : null;
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(20));

        var stuck = await scene.StatusAsync(Cast.Mira);
        Assert.True(stuck.Stuck);
        Assert.Equal("AddToGroup: Insufficient privileges.", stuck.Note);

        scene.Directory.Fault = _ => null;
        await scene.SteerAsync(Cast.Mira, SteeringAction.Retry);

        var status = await scene.StatusAsync(Cast.Mira);
        Assert.Equal((OnboardingStep.Welcoming, false, null), (status.Step, status.Stuck, status.Note));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Contains(scene.Outbox.All, message => message.Text == "Welcome");
    }

    [Fact]
    public async Task Refusal_CanBeWithdrawnFrom()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Fault = member =>
            member == nameof(IDirectory.ManagerOfAsync) ? new GraphRefusedException("Request_BadRequest", "No.") : null;
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.SteerAsync(Cast.Mira, SteeringAction.Withdraw);

        Assert.Equal(OnboardingStep.Withdrawn, (await scene.InstanceAsync(Cast.Mira)).ReadOutputAs<OnboardingStep>());
    }

    [Fact]
    public async Task Status_AtEveryStep_SaysWhatIsNextAndWhen()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        Assert.Equal(
            new OnboardingStatus(OnboardingStep.AwaitingApproval, Utc(1, 4, 8), new("approvalReminder", Utc(1, 8, 8)), "manager"),
            await scene.StatusAsync(Cast.Mira)
        );

        await scene.DecideAsync(Cast.Mira);
        Assert.Equal(
            new OnboardingStatus(OnboardingStep.Accompanied, Utc(1, 4, 8), new("checkIn", Utc(1, 11, 7)), WaitingFor: null),
            await scene.StatusAsync(Cast.Mira)
        );

        await scene.AdvanceToAsync(2027, 1, 12);
        Assert.Equal(
            new OnboardingStatus(OnboardingStep.CheckIn, Utc(1, 11, 7), new("checkInReminder", Utc(1, 14, 7)), "person", CheckInDay: 7),
            await scene.StatusAsync(Cast.Mira)
        );
    }

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2027, month, day, hour, 0, 0, TimeSpan.Zero);

    private sealed class RecordComparer : IEqualityComparer<Champion?>
    {
        public bool Equals(Champion? x, Champion? y) => Text(x) == Text(y);

        public int GetHashCode(Champion? obj) => Text(obj).GetHashCode(StringComparison.Ordinal);

        private static string Text(Champion? champion) => System.Text.Json.JsonSerializer.Serialize(champion);
    }
}
