using System.Text.Json;
using Automations.Delivery;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Onboarding.Workflow;

public sealed class WholeWayTests
{
    [Fact]
    public async Task Onboarding_InHamburg_ReachesEverybodyAtTheirWorkingHours()
    {
        await using var scene = await OnboardingScene.StartAsync();

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);
        await scene.AdvanceToTheEndAsync();

        // day 90 is the Sunday after Easter, in summer time
        Assert.Equal(
            [
                "ApprovalRequest to Jonas at Mon 2027-01-04 09:00",
                "Welcome to Mira at Mon 2027-01-04 09:00",
                "BuddyForChampion to Mira at Mon 2027-01-04 09:00",
                "BuddyForBuddy to Lena at Mon 2027-01-04 09:00",
                "OnboardingCall to Mira at Mon 2027-01-04 09:00",
                "ChampionJoined to channel at Mon 2027-01-04 09:00",
                "CheckIn to Mira at Mon 2027-01-11 08:00",
                "CheckInReminder to Mira at Thu 2027-01-14 08:00",
                "CheckIn to Mira at Wed 2027-02-03 08:00",
                "CheckInReminder to Mira at Mon 2027-02-08 08:00",
                "CheckIn to Mira at Mon 2027-04-05 08:00",
                "CheckInReminder to Mira at Thu 2027-04-08 08:00",
                "ThankYou to Mira at Wed 2027-04-14 08:00",
            ],
            scene.Messages
        );
        var instance = await scene.InstanceAsync(Cast.Mira);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(OnboardingStep.Completed, instance.ReadOutputAs<OnboardingStep>());
        Assert.True(scene.Directory.Champions.ContainsKey(Cast.Mira.Id));
        Assert.Equal(ChampionState.Active, scene.Register[Cast.Mira]!.State);
        Assert.Equal(1, scene.Register[Cast.Buddy]!.Buddies);
    }

    [Fact]
    public async Task Onboarding_InLondon_KeepsTheirClockAndBankHolidays()
    {
        // approved on Friday 23 April: day 7 is a Friday, day 30 a Sunday, and Monday 31 May a bank holiday
        await using var scene = await OnboardingScene.StartAsync(new(2027, 4, 23, 21, 0, 0, TimeSpan.Zero));

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Emma));
        await scene.DecideAsync(Cast.Emma);
        await scene.AdvanceToAsync(2027, 6, 10);

        Assert.Equal(
            [
                "ApprovalRequest to Jonas at Fri 2027-04-23 23:00",
                "Welcome to Emma at Mon 2027-04-26 08:00",
                "BuddyForChampion to Emma at Mon 2027-04-26 08:00",
                "BuddyForBuddy to Lena at Mon 2027-04-26 09:00",
                "OnboardingCall to Emma at Mon 2027-04-26 08:00",
                "ChampionJoined to channel at Mon 2027-04-26 09:00",
                "CheckIn to Emma at Fri 2027-04-30 08:00",
                // 3 May is a bank holiday
                "CheckInReminder to Emma at Thu 2027-05-06 08:00",
                "CheckIn to Emma at Mon 2027-05-24 08:00",
                "CheckInReminder to Emma at Thu 2027-05-27 08:00",
            ],
            scene.Messages
        );
        Assert.All(scene.Outbox.All.Where(message => message.To == "Emma"), message => Assert.Equal("en", message.Intent.Recipient.Language));
    }

    [Fact]
    public async Task Onboarding_WithAnsweredCheckIns_SendsNoReminders()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);

        foreach (var day in OnboardingScene.Rules.CheckIns.Days)
        {
            await scene.Host.AdvanceToAsync((await scene.StatusAsync(Cast.Mira)).Next!.When);
            await scene.AnswerAsync(Cast.Mira, day);
        }
        await scene.AdvanceToTheEndAsync();

        Assert.Equal(3, scene.Outbox.All.Count(message => message.Text == "CheckIn"));
        Assert.DoesNotContain(scene.Outbox.All, message => message.Text == "CheckInReminder");
        Assert.Contains("ThankYou to Mira at Wed 2027-04-14 08:00", scene.Messages);
        Assert.Equal("Day 7: 4 of 5\nDay 30: 4 of 5\nDay 90: 4 of 5", scene.Register[Cast.Mira]!.CheckInNotes);
    }

    [Theory]
    [InlineData(ChampionState.Active, "Lena Vogt")]
    [InlineData(ChampionState.Left, null)]
    public async Task ThankYou_NamesTheBuddyWhoIsStillThere(ChampionState state, string? expected)
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.DecideAsync(Cast.Mira);

        scene.Register.Add(Cast.Buddy, state);
        await scene.AdvanceToTheEndAsync();

        var thanks = Assert.Single(scene.Outbox.All, message => message.Text == "ThankYou");
        Assert.Equal(expected, thanks.Intent.View.GetProperty("buddy").GetString());
    }

    [Fact]
    public async Task Onboarding_WithConfirmation_WaitsForTheYes()
    {
        await using var scene = await OnboardingScene.StartAsync(new(2027, 1, 3, 20, 0, 0, TimeSpan.Zero));

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = false });
        var asked = Assert.Single(scene.Outbox.All);
        Assert.Equal("ConfirmSignUp to Mira at Sun 2027-01-03 21:00", asked.ToString());
        Assert.True(asked.Intent.AtOnce);
        Assert.Equal(OnboardingStep.AwaitingConfirmation, (await scene.StatusAsync(Cast.Mira)).Step);

        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Confirmed, new SignUpConfirmation(ItWasMe: true));

        Assert.Equal(OnboardingStep.AwaitingApproval, (await scene.StatusAsync(Cast.Mira)).Step);
        Assert.Contains(scene.Outbox.All, message => message.Text == "ApprovalRequest");
    }

    [Fact]
    public async Task Onboarding_Unconfirmed_EndsKindlyAfterFourteenDays()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = false });

        await scene.AdvanceToTheEndAsync();

        Assert.Equal(
            ["ConfirmSignUp to Mira at Mon 2027-01-04 09:00", "Unconfirmed to Mira at Mon 2027-01-18 09:00"],
            scene.Messages
        );
        Assert.Equal(OnboardingStep.Unconfirmed, (await scene.InstanceAsync(Cast.Mira)).ReadOutputAs<OnboardingStep>());
    }

    [Fact]
    public async Task Onboarding_SaidToBeSomebodyElses_EndsWithoutAnotherMail()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira) with { SignedIn = false });

        await scene.RaiseAsync(Cast.Mira, OnboardingEvents.Confirmed, new SignUpConfirmation(ItWasMe: false));

        Assert.Single(scene.Outbox.All);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await scene.InstanceAsync(Cast.Mira)).RuntimeStatus);
    }

    [Fact]
    public async Task Onboarding_OfAnUnknownPerson_EndsWithoutReachingAnybody()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Delete(Cast.Mira);

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        Assert.Equal(OnboardingStep.PersonUnknown, (await scene.InstanceAsync(Cast.Mira)).ReadOutputAs<OnboardingStep>());
        Assert.Empty(scene.Outbox.All);
    }

    [Fact]
    public async Task Welcome_BeforeThursday_InvitesToACallAtLeastAWorkingDayAhead()
    {
        // Wednesday noon: Thursday's call would be less than a working day ahead
        await using var scene = await OnboardingScene.StartAsync(new(2027, 1, 13, 11, 0, 0, TimeSpan.Zero));
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.DecideAsync(Cast.Mira);

        var invitation = Assert.Single(scene.Outbox.All, message => message.Intent.Kind == MessageKind.Invitation);
        Assert.Equal(new(2027, 1, 21, 10, 0, 0, TimeSpan.Zero), invitation.Intent.Appointment!.Start);
    }

    [Fact]
    public async Task Welcome_WithAKitWish_OrdersItOnceOnTheQueue()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.DecideAsync(Cast.Mira);

        var (queue, message) = Assert.Single(scene.Queues.Sent);
        Assert.Equal("kit-orders", queue);
        var order = JsonSerializer.Deserialize<KitOrder>(message, ProgrammeJson.Options);
        Assert.Equal(KitOrder.For(Cast.Mira, new(Stickers: true, ShirtSize: "M")), order);
    }
}
