using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.Workflow;
using Automations.Programme;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Onboarding.Workflow;

public sealed class ApprovalTests
{
    [Fact]
    public async Task Approval_WithoutAnAnswer_RemindsAndEscalatesByTheManagersCalendar()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.AdvanceToTheEndAsync();

        // Epiphany, 6 January, is a holiday in Munich
        Assert.Equal(
            [
                "ApprovalRequest to Jonas at Mon 2027-01-04 09:00",
                "ApprovalReminder to Jonas at Fri 2027-01-08 09:00",
                "ApprovalEscalation to Ada at Thu 2027-01-14 09:00",
                "ApprovalEscalation to Ben at Thu 2027-01-14 09:00",
            ],
            scene.Messages
        );
        var status = await scene.StatusAsync(Cast.Mira);
        Assert.Equal((OnboardingStep.AwaitingApproval, "communityManagers", null), (status.Step, status.WaitingFor, status.Next));
    }

    [Theory]
    [InlineData(UnansweredApproval.Approve, OnboardingStep.Accompanied, "Welcome to Mira at Mon 2027-01-25 09:00")]
    [InlineData(UnansweredApproval.Decline, OnboardingStep.Declined, "Declined to Mira at Mon 2027-01-25 09:00")]
    public async Task Approval_NeverAnswered_FollowsTheProgrammesRule(UnansweredApproval rule, OnboardingStep expected, string message)
    {
        await using var scene = await OnboardingScene.StartAsync();
        var input = OnboardingScene.Input(Cast.Mira);
        await scene.SignUpAsync(input with { Rules = input.Rules with { Approval = new ApprovalRules { WhenUnanswered = rule } } });

        await scene.AdvanceToAsync(2027, 1, 26);

        Assert.Contains(message, scene.Messages);
        Assert.Equal(expected, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Approval_AfterTheLastDeadline_IsStillHeard()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        await scene.AdvanceToAsync(2027, 3, 1);

        await scene.DecideAsync(Cast.Mira);

        Assert.Contains("Welcome to Mira at Mon 2027-03-01 12:00", scene.Messages);
    }

    [Fact]
    public async Task Approval_WithoutAManager_IsTheCommunityManagers()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Managers.Clear();

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        Assert.Equal("communityManagers", (await scene.StatusAsync(Cast.Mira)).WaitingFor);
        await scene.AdvanceToAsync(2027, 1, 15);

        Assert.Equal(
            [
                "ApprovalEscalation to Ada at Mon 2027-01-04 09:00",
                "ApprovalEscalation to Ben at Mon 2027-01-04 09:00",
                "ApprovalReminder to Ada at Thu 2027-01-07 09:00",
                "ApprovalReminder to Ben at Thu 2027-01-07 09:00",
            ],
            scene.Messages
        );
    }

    [Fact]
    public async Task Approval_OfOnesOwnManager_IsTheCommunityManagers()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Managers[Cast.Mira.Id] = Cast.Mira.Id;

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        Assert.Equal(["Ada", "Ben"], scene.Outbox.All.Select(message => message.To));
    }

    [Fact]
    public async Task Approval_WhenTheManagerLeavesMeanwhile_GoesToTheCommunityManagersInsteadOfAReminder()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        scene.Directory.Delete(Cast.Jonas);

        await scene.AdvanceToAsync(2027, 1, 20);

        Assert.Equal(
            [
                "ApprovalRequest to Jonas at Mon 2027-01-04 09:00",
                "ApprovalEscalation to Ada at Fri 2027-01-08 09:00",
                "ApprovalEscalation to Ben at Fri 2027-01-08 09:00",
            ],
            scene.Messages
        );
    }

    [Fact]
    public async Task Approval_OfACommunityManagerWithoutManager_IsNotTheirOwn()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Managers.Clear();

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Ada));

        Assert.Equal(["Ben"], scene.Outbox.All.Select(message => message.To));
    }

    [Fact]
    public async Task Approval_Declined_IsKindAndChangesNothing()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        await scene.DecideAsync(Cast.Mira, approved: false, reason: "Not before summer.");
        await scene.AdvanceToTheEndAsync();

        Assert.Equal(["ApprovalRequest", "Declined"], scene.Outbox.All.Select(message => message.Text));
        Assert.Equal("Not before summer.", scene.Outbox.All[^1].Intent.View.GetProperty("reason").GetString());
        Assert.Empty(scene.Directory.Champions);
        Assert.Null(scene.Register[Cast.Mira]);
        Assert.Equal(OnboardingStep.Declined, (await scene.InstanceAsync(Cast.Mira)).ReadOutputAs<OnboardingStep>());
    }

    [Fact]
    public async Task Approval_DecidedTwice_TheFirstCounts()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));
        var id = OnboardingEvents.InstanceIdOf(Cast.Mira.Id);

        await scene.Host.Client.RaiseEventAsync(id, OnboardingEvents.Decided, new ApprovalDecision(true, null, null, null));
        await scene.Host.Client.RaiseEventAsync(id, OnboardingEvents.Decided, new ApprovalDecision(false, null, null, null));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(OnboardingStep.Accompanied, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Approval_LinksOfSeveralDeciders_AreEachTheirOwn()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Managers.Clear();

        await scene.SignUpAsync(OnboardingScene.Input(Cast.Mira));

        var links = scene.Outbox.All.Select(message => message.Intent.View.GetProperty("link").GetString()!).ToList();
        Assert.EndsWith(Cast.Ada.Id, links[0], StringComparison.Ordinal);
        Assert.EndsWith(Cast.Ben.Id, links[1], StringComparison.Ordinal);
    }
}
