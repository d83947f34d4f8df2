using System.Text.Json;
using Automations.Functions.Tests.Managers;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Topics.Questions;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Topics.Http;

public sealed class QuestionEndpointTests(AzuriteFixture storage)
{
    private const string Question = """{"text":"Wie teile ich ein Notizbuch?","language":"de","topic":"onenote"}""";

    [Fact]
    public async Task Post_OfAChampion_GoesToTheIntakeOnceHoweverOftenItIsSent()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        scene.Register.Add(Cast.Mira);

        var (status, body) = await PostAsync(scene, Question, Cast.Mira.Id);
        var again = await PostAsync(scene, Question, Cast.Mira.Id);

        Assert.Equal((202, body.GetProperty("id").GetString()), (status, again.Body.GetProperty("id").GetString()));
        var note = JsonSerializer.Deserialize<TopicNote>(scene.Queues.Sent.First().Message, ProgrammeJson.Options)!;
        Assert.Equal((TopicNote.FromQuestions, Cast.Mira.Id, "de", scene.Today), (note.Source, note.Person, note.Language, note.On));
        Assert.Equal(["onenote"], note.Topics);
        Assert.NotEqual(note.Id, (await PostAsync(scene, """{"text":"Und noch eine?"}""", Cast.Mira.Id)).Body.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"text":" "}""", "text")]
    [InlineData("""{"text":"a","language":"fr"}""", "language")]
    [InlineData("""{"text":"a","topic":"Cooking"}""", "topic")]
    [InlineData("""{"text":"a","who":"me"}""", "who")]
    public async Task Post_WhatIsNotRight_IsRefusedByField(string body, string field)
    {
        await using var scene = await TopicScene.StartAsync(storage);

        var (status, problem) = await PostAsync(scene, body, "ada", AppRoles.CommunityManager);

        Assert.Equal((400, field), (status, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name));
        Assert.Empty(scene.Queues.Sent);
    }

    [Fact]
    public async Task Post_OfSomebodyElse_IsRefused()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        scene.Register.Add(Cast.Jonas, ChampionState.Left);

        Assert.Equal(403, (await PostAsync(scene, Question, Cast.Jonas.Id)).Status);
        Assert.Equal(403, (await PostAsync(scene, Question, Cast.Emma.Id, AppRoles.ProgrammeViewer)).Status);
        scene.SignIn.Reset();
        var request = new ManagersRequest(Question);
        Assert.Equal(401, (await request.AnswerAsync(await scene.Get<QuestionEndpoint>().PostAsync(request.Http, default))).Status);
        Assert.Empty(scene.Queues.Sent);
    }

    private static async Task<(int Status, JsonElement Body)> PostAsync(TopicScene scene, string body, string person, params string[] roles)
    {
        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(person, person, roles.ToHashSet()));
        var request = new ManagersRequest(body);
        return await request.AnswerAsync(await scene.Get<QuestionEndpoint>().PostAsync(request.Http, default));
    }
}
