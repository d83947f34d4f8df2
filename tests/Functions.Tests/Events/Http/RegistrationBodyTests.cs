using Automations.Events.Http;
using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Functions.Tests.Managers;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.People;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Events.Http;

public sealed class RegistrationBodyTests
{
    private static readonly RegistrationAnswer Done =
        new(RegistrationOutcome.Done, Registration: new() { Person = Cast.Mira, State = RegistrationState.Seat, Number = 1, Since = EventSamples.Monday, Version = 1 });

    private readonly Mock<IEventDesk> desk = new();
    private readonly Mock<ISignIn> signIn = new();
    private readonly DurableTaskClient client = new Mock<DurableTaskClient>("desk").Object;

    [Theory]
    [InlineData("""{"persn":"mira.hansen@nordlicht.example"}""", "persn", "persn is not known; there are person, question.")]
    [InlineData("""{"question":7}""", "question", "question must be text.")]
    [InlineData("""{"person":"\ud800"}""", "body", "The body has text with half a Unicode character in it.")]
    [InlineData("[]", "body", "The body must be one JSON object.")]
    public async Task Register_WithAFieldThatDoesNotFit_NamesItAndRegistersNobody(string body, string field, string rule)
    {
        SignIn(Cast.Mira);

        var (status, problem) = await RegisterAsync(body);

        Assert.Equal(400, status);
        Assert.Equal((field, rule), Assert.Single(problem.GetProperty("errors").EnumerateObject().Select(error => (error.Name, error.Value[0].GetString()!))));
        desk.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"person":"mira.hansen@nordlicht.example"}""")]
    public async Task Register_ForOneself_MayChangeTheQuestion(string body)
    {
        SignIn(Cast.Mira, AppRoles.CommunityManager);
        desk.Setup(it => it.RegisterAsync("abc", Cast.Mira, null, client, default)).ReturnsAsync(Done);

        Assert.Equal(200, (await RegisterAsync(body)).Status);

        desk.VerifyAll();
    }

    [Fact]
    public async Task Register_ForSomebodyElse_LeavesTheirQuestionToTheDesk()
    {
        SignIn(Cast.Ben, AppRoles.CommunityManager);
        desk.Setup(it => it.RegisterForAsync("abc", Cast.Mira, "Why?", client, default)).ReturnsAsync(Done);

        Assert.Equal(200, (await RegisterAsync($$"""{"person":"{{Cast.Mira.Mail}}","question":"Why?"}""")).Status);

        desk.VerifyAll();
        desk.VerifyNoOtherCalls();
    }

    private void SignIn(Person person, params string[] roles) =>
        signIn.Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(person.Id, person.DisplayName, roles.ToHashSet()));

    private async Task<(int Status, System.Text.Json.JsonElement Body)> RegisterAsync(string body)
    {
        var request = new ManagersRequest(body);
        var endpoint = new RegistrationsEndpoint(desk.Object, new Mock<IRegistrations>().Object, new FakeDirectory(Cast.Mira, Cast.Ben), signIn.Object);
        return await request.AnswerAsync(await endpoint.RegisterAsync(request.Http, "abc", client, default));
    }
}
