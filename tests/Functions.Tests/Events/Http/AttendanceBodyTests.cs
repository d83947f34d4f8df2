using Automations.Events.Http;
using Automations.Events.Planning;
using Automations.Functions.Tests.Managers;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.People;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Events.Http;

public sealed class AttendanceBodyTests
{
    private readonly Mock<IEventDesk> desk = new();
    private readonly DurableTaskClient client = new Mock<DurableTaskClient>("desk").Object;

    [Theory]
    [InlineData("""{"everyone":true,"complet":true}""", "complet")]
    [InlineData("""{"atended":["mira.hansen@nordlicht.example"],"complete":"yes"}""", "atended, complete")]
    [InlineData("""{"attended":["nobody@nordlicht.example"],"complete":1}""", "attended, complete")]
    [InlineData("""{"attended":["\ud800"]}""", "body")]
    [InlineData("[]", "body")]
    public async Task Note_WithAnythingWrong_NamesAllOfItAndNotesNobody(string body, string fields)
    {
        var request = new ManagersRequest(body);

        var (status, problem) = await request.AnswerAsync(await Endpoint().NoteAsync(request.Http, "abc", client, default));

        Assert.Equal(400, status);
        Assert.Equal(fields, string.Join(", ", problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)));
        desk.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Note_OfSomebody_ReachesTheDesk()
    {
        desk.Setup(it => it.NoteAttendanceAsync("abc", It.Is<IReadOnlyList<(Person Person, bool)>>(people => people.Single().Person == Cast.Mira), client, default))
            .ReturnsAsync(new DeskAnswer(DeskOutcome.Done, Record: null));
        var request = new ManagersRequest($$"""{"attended":["{{Cast.Mira.Mail}}"]}""");

        var (status, _) = await request.AnswerAsync(await Endpoint().NoteAsync(request.Http, "abc", client, default));

        Assert.Equal(204, status);
        desk.VerifyAll();
    }

    private AttendanceEndpoint Endpoint() => new(desk.Object, new FakeDirectory(Cast.Mira));
}
