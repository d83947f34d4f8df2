using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.SigningUp;
using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Functions.Tests.Onboarding.SigningUp;

public sealed class SignUpDeskTests
{
    private static readonly SignUp Mira = new()
    {
        Person = Cast.Mira.Mail,
        Role = ChampionRole.Floorwalker,
        Topics = ["teams"],
        Consent = true,
    };

    [Fact]
    public async Task Submit_ANewPerson_StartsTheirOnboarding()
    {
        await using var scene = await OnboardingScene.StartAsync();

        var receipt = await SubmitAsync(scene, Mira);

        Assert.Equal(SignUpReceipt.Started(Cast.Mira.Id, $"onboarding-{Cast.Mira.Id}"), receipt);
        var input = (await scene.InstanceAsync(Cast.Mira)).ReadInputAs<OnboardingInput>()!;
        Assert.Equal((ChampionRole.Floorwalker, false), (input.Role, input.SignedIn));
        Assert.Equal(["Teams"], input.Topics);
    }

    [Fact]
    public async Task Submit_TheSamePersonTwentyTimesAtOnce_StartsOneOnboarding()
    {
        await using var scene = await OnboardingScene.StartAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SubmitAsync(scene, Mira))));
        await scene.Host.RunUntilIdleAsync();

        Assert.Single(receipts, receipt => receipt.Outcome == SignUpOutcome.Started);
        Assert.Equal(19, receipts.Count(receipt => receipt.Outcome == SignUpOutcome.Existing));
        Assert.Single(scene.Outbox.All, message => message.Text == "ConfirmSignUp");
    }

    [Fact]
    public async Task Submit_AfterTheOnboardingEnded_StartsNothing()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await SubmitAsync(scene, Mira);
        await scene.AdvanceToTheEndAsync();
        var before = scene.Messages;

        var receipt = await SubmitAsync(scene, Mira);
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(SignUpOutcome.Existing, receipt.Outcome);
        Assert.Equal(before, scene.Messages);
    }

    [Theory]
    [InlineData(true, OnboardingStep.AwaitingApproval)]
    [InlineData(false, OnboardingStep.AwaitingConfirmation)]
    public async Task Submit_SignedIn_SkipsTheConfirmationOnlyForOneself(bool themselves, OnboardingStep expected)
    {
        await using var scene = await OnboardingScene.StartAsync();
        var who = Person(themselves ? Cast.Mira.Id : Cast.Ada.Id);

        await SubmitAsync(scene, Mira, who);
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(expected, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Submit_WithAnApplicationsToken_DoesNotSkipTheConfirmation()
    {
        await using var scene = await OnboardingScene.StartAsync();

        await SubmitAsync(scene, Mira, new(null, "HR system", new HashSet<string> { AppRoles.CommunityManager }));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(OnboardingStep.AwaitingConfirmation, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Submit_SignedInWhileTheMailWaits_IsTheConfirmation()
    {
        await using var scene = await OnboardingScene.StartAsync();
        await SubmitAsync(scene, Mira);
        await scene.Host.RunUntilIdleAsync();

        var receipt = await SubmitAsync(scene, Mira, Person(Cast.Mira.Id));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(SignUpOutcome.Existing, receipt.Outcome);
        Assert.Equal(OnboardingStep.AwaitingApproval, (await scene.StatusAsync(Cast.Mira)).Step);
    }

    [Fact]
    public async Task Submit_AnUnknownPerson_SaysSo()
    {
        await using var scene = await OnboardingScene.StartAsync();

        var receipt = await SubmitAsync(scene, Mira with { Person = "nobody@nordlicht.example" });

        Assert.Equal(SignUpOutcome.PersonUnknown, receipt.Outcome);
    }

    [Fact]
    public async Task Submit_WhileTheDirectoryIsDown_ThrowsForTheCallerToTryAgain()
    {
        await using var scene = await OnboardingScene.StartAsync();
        scene.Directory.Fault = _ => new TransientGraphException("503");

        await Assert.ThrowsAsync<TransientGraphException>(() => SubmitAsync(scene, Mira));
    }

    [Fact]
    public async Task Submit_WithoutConsent_NamesTheField()
    {
        await using var scene = await OnboardingScene.StartAsync();

        var receipt = await SubmitAsync(scene, Mira with { Consent = false });

        Assert.Equal((SignUpOutcome.Invalid, "consent"), (receipt.Outcome, Assert.Single(receipt.Errors.Keys)));
    }

    private static SignedInPerson Person(string id) => new(id, "", new HashSet<string>());

    private static Task<SignUpReceipt> SubmitAsync(OnboardingScene scene, SignUp signUp, SignedInPerson? who = null)
    {
        var programme = ProgrammeFile.Load(Path.Combine(AppContext.BaseDirectory, "programme.json"));
        var desk = new SignUpDesk(scene.Directory, programme, NullLogger<SignUpDesk>.Instance);
        return desk.SubmitAsync(signUp, who, scene.Host.Client, CancellationToken.None);
    }
}
