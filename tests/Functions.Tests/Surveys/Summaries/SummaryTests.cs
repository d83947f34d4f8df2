using System.Text.Json;
using Automations.Functions.Tests.LanguageModel;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.LanguageModel;
using Automations.People;
using Automations.Surveys.Runs;
using Automations.Surveys.Summaries;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Surveys.Summaries;

public sealed class SummaryTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Close_WithoutAModel_SumsUpFromTheTextsAndNamesNobody()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);

        await scene.CloseAsync();

        var german = await scene.ShownAsync();
        Assert.Equal((SummaryOrigin.Extractive, 9), (german.Origin, german.Texts));
        Assert.Equal([new SummaryTheme("Schulung", 4), new("Externe Gäste", 3)], german.Themes.Take(2));
        Assert.StartsWith("Am häufigsten geht es um „Schulung“", german.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Person100", german.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", german.Text, StringComparison.Ordinal);
        Assert.StartsWith("What comes up most: “Schulung”", (await scene.ShownAsync("en")).Text, StringComparison.Ordinal);
        Assert.Null(await scene.DraftingAsync());
        Assert.Empty(await scene.Get<SummaryStore>().MaterialAsync("pulse-1", SummaryScene.Question, default));
    }

    [Fact]
    public async Task Close_WithFewTexts_LeavesThemToBeRead()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        var asked = scene.Model.Replies(ModelReply.Of(SummaryScene.Good));

        await scene.CloseAsync(texts: 7);

        Assert.Null(await scene.Get<SummaryStore>().FindAsync("pulse-1", SummaryScene.Question, default));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Close_WhenTheDirectoryRefuses_SumsUpAndForgetsTheAnswersAllTheSame()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        scene.Directory.Fault = member => member == nameof(IDirectory.CommunityManagersAsync) ? new GraphRefusedException("Authorization_RequestDenied", "no") : null;

        await scene.CloseAsync();

        Assert.NotEmpty((await scene.ShownAsync()).Themes);
        Assert.Empty(await scene.Get<Audience>().PageAsync("pulse-1", 0, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draft_ByTheModel_IsAskedForOnceNamesNobodyAndIsCountedByUs(bool everythingTwice)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9, everythingTwice: everythingTwice);
        var asked = scene.Model.Replies(ModelReply.Of(SummaryScene.Good));

        await scene.CloseAsync();

        var (german, english) = (await scene.ShownAsync(), await scene.ShownAsync("en"));
        Assert.Equal((SummaryOrigin.Drafted, "Viele wollen Schulungen. Einige fragen nach Gästen."), (german.Origin, german.Text));
        Assert.Equal([new SummaryTheme("Mehr Schulungen", 3), new("Gäste einladen", 2)], german.Themes);
        Assert.Equal(("Many want training. Some ask about guests.", "More training"), (english.Text, english.Themes[0].Name));
        var material = Assert.Single(asked).Material.Text;
        Assert.Contains("1. [Name] soll noch eine Schulung geben", material, StringComparison.Ordinal);
        Assert.DoesNotContain("Person100", material, StringComparison.Ordinal);
        Assert.Empty(await scene.Get<SummaryStore>().MaterialAsync("pulse-1", SummaryScene.Question, default));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await scene.DraftingAsync());
    }

    [Fact]
    public async Task Draft_ByTheModel_IsNotInTheMail()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        scene.Model.Replies(ModelReply.Of(SummaryScene.Good));

        await scene.CloseAsync();

        var view = scene.Outbox.All.First(mail => mail.Text == "SurveyResults").Intent.View;
        Assert.Contains("Schulung (4) und Externe Gäste (3)", Assert.Single(view.GetProperty("themes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Viele wollen", JsonSerializer.Serialize(view), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Setback.Declined)]
    [InlineData(Setback.Filtered)]
    [InlineData(Setback.OutOfBudget)]
    [InlineData(Setback.CutShort)]
    [InlineData(Setback.Misconfigured)]
    public async Task Draft_ThatTheModelDoesNotGive_IsDoneWithout(Setback setback)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        var asked = scene.Model.Replies(ModelReply.Failed<SummaryAnswer>(setback));

        await scene.CloseAsync();
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Single(asked);
        Assert.Equal(SummaryOrigin.Extractive, (await scene.ShownAsync()).Origin);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await scene.DraftingAsync());
    }

    [Fact]
    public async Task Draft_OfABusyModel_ComesWhenItHasTimeAndTheMailDoesNotWait()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        var asked = scene.Model.Replies(ModelReply.Failed<SummaryAnswer>(Setback.Busy, TimeSpan.FromMinutes(7)), ModelReply.Of(SummaryScene.Good));

        await scene.CloseAsync();
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(["Ada", "Ben"], scene.Mails("SurveyResults"));
        Assert.Equal((1, SummaryOrigin.Extractive), (asked.Count, (await scene.ShownAsync()).Origin));

        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal((2, SummaryOrigin.Drafted), (asked.Count, (await scene.ShownAsync()).Origin));
    }

    [Fact]
    public async Task Draft_OfAModelThatIsNeverThere_IsGivenUpAndItsMaterialDeleted()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        var asked = scene.Model.Replies(ModelReply.Failed<SummaryAnswer>(Setback.Unavailable));

        await scene.CloseAsync();
        Assert.Equal(9, (await scene.Get<SummaryStore>().MaterialAsync("pulse-1", SummaryScene.Question, default)).Count);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(5, asked.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await scene.DraftingAsync());
        Assert.Empty(await scene.Get<SummaryStore>().MaterialAsync("pulse-1", SummaryScene.Question, default));
    }

    [Fact]
    public async Task Draft_ThatFailsForGood_LeavesNoMaterialBehind()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        scene.Model.Setup(model => model.IsSet).Returns(true);
        scene.Model.Setup(model => model.AskAsync<SummaryAnswer>(It.IsAny<ModelQuestion>(), It.IsAny<CancellationToken>())).ThrowsAsync(new NotSupportedException("wrong in itself"));

        await scene.CloseAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await scene.DraftingAsync());
        Assert.Empty(await scene.Get<SummaryStore>().MaterialAsync("pulse-1", SummaryScene.Question, default));
        Assert.Equal(SummaryOrigin.Extractive, (await scene.ShownAsync()).Origin);
    }

    [Fact]
    public async Task Draft_WhilePeopleHaveWrittenTheirOwn_DoesNotReplaceIt()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        scene.Model.Replies(ModelReply.Failed<SummaryAnswer>(Setback.TooSlow), ModelReply.Of(SummaryScene.Good));
        await scene.CloseAsync();
        var store = scene.Get<SummaryStore>();
        var kept = (await store.FindAsync("pulse-1", SummaryScene.Question, default))!;
        await store.TryReplaceAsync("pulse-1", kept.Content with { Edited = new Dictionary<string, string> { ["de"] = "Schulungen!" } }, kept.Version, default);

        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((SummaryOrigin.Edited, "Schulungen!"), ((await scene.ShownAsync()).Origin, (await scene.ShownAsync()).Text));
        Assert.Equal(SummaryOrigin.Drafted, (await scene.ShownAsync("en")).Origin);
    }

    [Fact]
    public async Task Draft_OverRealHttp_IsAskedInAStrictShape()
    {
        await using var world = await ModelWorld.StartAsync(storage);
        await using var scene = await SurveyScene.StartAsync(storage, people: 9, model: world.Model);
        world.Local.Next(LocalModelTricks.Error(429, "429", "slow down", retryAfterSeconds: 90));
        world.Local.Next(LocalModelTricks.Say("""{"summaries":[{"language":"de","text":"Kurz."},{"language":"en","text":"Short."}],"themes":[{"names":[{"language":"de","text":"Gäste"}],"numbers":[1,2,2]}]}"""));

        await scene.CloseAsync();
        await scene.Host.AdvanceAsync(TimeSpan.FromSeconds(100));

        var german = await scene.ShownAsync();
        Assert.Equal((SummaryOrigin.Drafted, "Kurz.", new SummaryTheme("Gäste", 2)), (german.Origin, german.Text, Assert.Single(german.Themes)));
        Assert.Equal(2, world.Local.Questions.Count);
        Assert.All(world.Local.Questions, question => Assert.DoesNotContain("Person100", question.ToJsonString(), StringComparison.Ordinal));
        Assert.True((bool)world.Local.Questions.First()["response_format"]!["json_schema"]!["strict"]!);
    }
}
