using System.Text.Json;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding;
using Automations.Onboarding.SigningUp;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Automations.Functions.Tests.Onboarding.SigningUp;

public sealed class ChampionSignUpsTests
{
    private const string Mira = """{"person":"mira.hansen@nordlicht.example","role":"Champion","consent":true}""";

    private readonly RecordedQueues queues = new();
    private readonly Mock<ISignUpDesk> desk = new();
    private readonly DurableTaskClient client = new Mock<DurableTaskClient>("test").Object;

    [Fact]
    public async Task Message_WithAValidSignUp_IsSubmittedAsNobodySignedIn()
    {
        Answer(SignUpReceipt.Started("1", "onboarding-1"));

        await RunAsync(Mira);

        desk.Verify(d => d.SubmitAsync(It.Is<SignUp>(s => s.Person == Cast.Mira.Mail), null, client, It.IsAny<CancellationToken>()), Times.Once);
        Assert.Empty(queues.Sent);
    }

    [Fact]
    public async Task Message_ForSomebodyWhoIsIn_IsNoMistake()
    {
        Answer(SignUpReceipt.Existing("1", "onboarding-1"));

        await RunAsync(Mira);

        Assert.Empty(queues.Sent);
    }

    [Theory]
    [InlineData("garbage", "body")]
    [InlineData("""{"person":"mira.hansen@nordlicht.example","role":"Boss","consent":true}""", "role")]
    [InlineData("""{"person":"mira.hansen@nordlicht.example","role":"Champion","consent":true,"responder":"mira"}""", "responder")]
    public async Task Message_ThatCannotBeUsed_IsPutAsideWithTheReason(string message, string field)
    {
        await RunAsync(message);

        var aside = PutAside();
        Assert.Equal("The sign-up is not valid.", aside.Reason);
        Assert.Equal([field], aside.Errors.Keys);
        Assert.Equal(message, aside.Message);
        desk.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Message_ForAnUnknownPerson_IsPutAsideWithTheReason()
    {
        Answer(SignUpReceipt.PersonUnknown);

        await RunAsync(Mira);

        Assert.Equal(["person"], PutAside().Errors.Keys);
    }

    [Fact]
    public async Task Message_OfTheGreatestLength_StillFitsWhenPutAside()
    {
        await RunAsync(new string('\u0001', 48_000));

        Assert.InRange(Assert.Single(queues.Sent).Message.Length, 1, 48_000 * 3);
        Assert.NotEmpty(PutAside().Message);
    }

    [Fact]
    public async Task Message_WhileTheDirectoryIsDown_StaysOnItsQueue()
    {
        desk.Setup(d => d.SubmitAsync(It.IsAny<SignUp>(), null, client, It.IsAny<CancellationToken>())).ThrowsAsync(new TransientGraphException("503"));

        await Assert.ThrowsAsync<TransientGraphException>(() => RunAsync(Mira));
        Assert.Empty(queues.Sent);
    }

    private void Answer(SignUpReceipt receipt) =>
        desk.Setup(d => d.SubmitAsync(It.IsAny<SignUp>(), It.IsAny<SignedInPerson?>(), client, It.IsAny<CancellationToken>())).ReturnsAsync(receipt);

    private Task RunAsync(string message) =>
        new ChampionSignUps(desk.Object, queues, NullLogger<ChampionSignUps>.Instance).RunAsync(message, client, CancellationToken.None);

    private UnusableSignUp PutAside()
    {
        var (queue, message) = Assert.Single(queues.Sent);
        Assert.Equal("champion-signups-poison", queue);
        return JsonSerializer.Deserialize<UnusableSignUp>(message, ProgrammeJson.Options)!;
    }
}
