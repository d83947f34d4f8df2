using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.People;
using Automations.Programme.Surveys;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Surveys.Workflow;

public sealed class SurveyWorkflowTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData(false, 10_000)]
    [InlineData(true, 10_000)]
    [InlineData(true, 0)]
    public async Task Run_FromInvitationToResults_WritesToEveryoneOnceAndRemindsOnlyTheSilent(bool everythingTwice, int cached)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 8, everythingTwice: everythingTwice, cached: cached);
        var silent = scene.People[7];

        var instance = await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People.Take(6))
            await scene.AnswerAsync(person, ("often", "few"), ("asked", $"Frage {person.GivenName}"));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(4));
        await scene.AnswerAsync(scene.People[6], ("often", "many"));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal(scene.People.Select(person => person.GivenName).Order(), scene.Mails("SurveyInvitation"));
        Assert.Equal([scene.People[6].GivenName, silent.GivenName, silent.GivenName], scene.Mails("SurveyReminder"));
        Assert.Equal(
            ["SurveyReminder to Person107 at Thu 2027-01-07 09:00", "SurveyReminder to Person107 at Tue 2027-01-12 09:00"],
            scene.Outbox.All.Where(mail => mail.Text == "SurveyReminder" && mail.To == silent.GivenName).Select(mail => mail.ToString())
        );
        Assert.Equal(["Ada", "Ben"], scene.Mails("SurveyResults"));
        Assert.Equal(new SurveyStatus(SurveyStep.Closed, Berlin(2027, 1, 18), Invited: 8, Answered: 7), await scene.StatusAsync(instance));
        Assert.Equal(6, scene.TopicTexts().Distinct().Count());

        var results = (await scene.Get<ResultStore>().FindAsync("pulse-1", default))!;
        Assert.Equal((8, 7), (results.Invited, results.Answered));
        Assert.Equal(6, results.Questions.Single(question => question.Question == "often").Tally["few"]);
        Assert.Equal(RunState.Closed, (await scene.RunAsync()).State);
    }

    [Fact]
    public async Task Run_WithFewerThanFiveAnswers_ShowsNothingAndHandsNothingOn()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People.Take(4))
            await scene.AnswerAsync(person, ("often", "few"), ("asked", "Wie?"));

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        var results = (await scene.Get<ResultStore>().FindAsync("pulse-1", default))!;
        Assert.Equal((4, false), (results.Answered, results.IsShown));
        Assert.Empty(scene.TopicTexts());
        Assert.False(scene.Outbox.All.Last(mail => mail.Text == "SurveyResults").Intent.View.GetProperty("isShown").GetBoolean());
    }

    [Fact]
    public async Task Run_OfGroupsOfDifferentSize_NotesNoSmallGroupBesideAnAnswer()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 20, inLondon: 4);
        await scene.PlaceAsync(scene.Order());
        Assert.Empty((await scene.RunAsync()).Groups);

        await using var larger = await SurveyScene.StartAsync(storage, people: 20, inLondon: 7);
        await larger.PlaceAsync(larger.Order());
        Assert.Equal(["Hamburg", "London"], (await larger.RunAsync()).Groups);
    }

    [Fact]
    public async Task Run_CalledOff_CancelsItsMailsAndForgetsEverything()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.AnswerAsync(scene.People[0], ("often", "few"));

        await scene.SteerAsync(instance, SurveyAction.Withdraw);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal((SurveyStep.Withdrawn, "because"), ((await scene.StatusAsync(instance)).Step, (await scene.StatusAsync(instance)).Note));
        Assert.Equal([instance], scene.Outbox.Cancelled.Distinct());
        Assert.Empty(scene.Mails("SurveyReminder"));
        Assert.Empty(scene.Mails("SurveyResults"));
        Assert.Null(await scene.Get<ResultStore>().FindAsync("pulse-1", default));
        Assert.Empty(await scene.Get<Audience>().PageAsync("pulse-1", 0, default));
    }

    [Fact]
    public async Task Run_ClosedEarly_RemindsNobodyAndTellsTheResults()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());

        await scene.SteerAsync(instance, SurveyAction.Close);

        Assert.Equal(SurveyStep.Closed, (await scene.StatusAsync(instance)).Step);
        Assert.Empty(scene.Mails("SurveyReminder"));
        Assert.Equal(["Ada", "Ben"], scene.Mails("SurveyResults"));
    }

    [Fact]
    public async Task Run_PlannedForLater_AsksThoseWhoAreChampionsThen()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var opens = scene.Host.Clock.GetUtcNow().AddDays(7);
        var instance = await scene.PlaceAsync(scene.Order() with { Opens = opens });
        Assert.Equal(new SurveyPlan(SurveyPlans.Opens, opens), (await scene.StatusAsync(instance)).Next);
        Assert.Empty(scene.Outbox.All);

        scene.Register.Add(scene.People[0], ChampionState.Left);
        scene.Directory.Delete(scene.People[1]);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(8));

        Assert.Equal(4, scene.Mails("SurveyInvitation").Count);
        Assert.Equal(4, (await scene.RunAsync()).Invited);
    }

    [Fact]
    public async Task Run_ForAnAudienceByAddressAndId_AsksEachPersonOnce()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var (one, other) = (scene.People[0], scene.People[1]);
        var order = scene.Order() with { Audience = [one.Id, one.Mail, other.Mail.ToUpperInvariant(), "nobody@nordlicht.example"], Hosts = [other.Id, Cast.Ada.Id] };

        await scene.PlaceAsync(order);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal([one.GivenName, other.GivenName], scene.Mails("SurveyInvitation"));
        Assert.Equal(["Ada", "Ben", other.GivenName], scene.Mails("SurveyResults"));
    }

    [Fact]
    public async Task Run_ForNobody_EndsAtOnce()
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var instance = await scene.PlaceAsync(scene.Order() with { Audience = [] });

        Assert.Equal(SurveyStep.NobodyAsked, (await scene.StatusAsync(instance)).Step);
        Assert.Empty(scene.Outbox.All);
    }

    [Fact]
    public async Task Order_GivenAgain_IsTheSameRun()
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var first = await scene.PlaceAsync(scene.Order());
        await scene.Host.AdvanceAsync(TimeSpan.FromHours(1));
        var second = await scene.PlaceAsync(scene.Order() with { Audience = [scene.People[0].Id] });

        Assert.Equal(first, second);
        Assert.Equal(scene.People.Count, scene.Mails("SurveyInvitation").Count);
    }

    [Theory]
    [InlineData("no-such-survey", "pulse-1", "survey \"no-such-survey\" is no survey")]
    [InlineData(BuiltInSurveys.EventFeedback, "feedback-1", "occasion is required")]
    [InlineData(BuiltInSurveys.MonthlyPulse, "Pulse 1", "run must be 1 to 60")]
    public async Task Order_ThatBreaksARule_IsRefusedForGood(string survey, string run, string problem)
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => scene.PlaceAsync(scene.Order(survey, run)));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhenTheDirectoryRefuses_WaitsForARetry()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        scene.Directory.Fault = member => member == nameof(IDirectory.FindAsync) ? new GraphRefusedException("Authorization_RequestDenied", "no") : null;
        var instance = await scene.PlaceAsync(scene.Order());
        Assert.True((await scene.StatusAsync(instance)).Stuck);

        scene.Directory.Fault = _ => null;
        await scene.SteerAsync(instance, SurveyAction.Retry);

        Assert.Equal((SurveyStep.Open, false), ((await scene.StatusAsync(instance)).Step, (await scene.StatusAsync(instance)).Stuck));
        Assert.Equal(scene.People.Count, scene.Mails("SurveyInvitation").Count);
    }

    [Theory]
    [InlineData(SurveyAction.Close, SurveyAction.Retry)]
    [InlineData(SurveyAction.Retry, SurveyAction.Close)]
    public async Task Run_ThatIsStuck_TakesARetryThatArrivesWithAnotherOrder(SurveyAction first, SurveyAction second)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        scene.Directory.Fault = member => member == nameof(IDirectory.FindAsync) ? new GraphRefusedException("Authorization_RequestDenied", "no") : null;
        var instance = await scene.PlaceAsync(scene.Order());

        scene.Directory.Fault = _ => null;
        foreach (var action in new[] { first, second })
            await scene.Host.Client.RaiseEventAsync(instance, SurveySteering.Event, new SurveySteering(action, "because"));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal((SurveyStep.Closed, false), ((await scene.StatusAsync(instance)).Step, (await scene.StatusAsync(instance)).Stuck));
    }

    [Fact]
    public async Task Run_ForThousands_KeepsAShortHistory()
    {
        await using var small = await SurveyScene.StartAsync(storage, people: 3);
        await using var large = await SurveyScene.StartAsync(storage, people: 4_150);
        var few = await small.PlaceAsync(small.Order());
        var many = await large.PlaceAsync(large.Order());

        Assert.Equal(4_150, large.Mails("SurveyInvitation").Count);
        Assert.Equal((await small.Host.GetHistoryAsync(few)).Count, (await large.Host.GetHistoryAsync(many)).Count);
        Assert.Equal(5, (await large.RunAsync()).UrnParts);
        // the second stretch of a round has begun a history of its own
        var rounds = await large.Host.Client.GetAllInstancesAsync(new OrchestrationQuery { InstanceIdPrefix = SurveyRound.Prefix }).ToListAsync();
        Assert.NotEmpty(rounds);
        Assert.All(rounds, round => Assert.Equal(OrchestrationRuntimeStatus.Completed, round.RuntimeStatus));
        foreach (var round in rounds)
            Assert.InRange((await large.Host.GetHistoryAsync(round.InstanceId)).Count, 1, 120);
    }

    private static DateTimeOffset Berlin(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.Zero);
}
