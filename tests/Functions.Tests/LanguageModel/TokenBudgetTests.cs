using Automations.Functions.Tests.Support;
using Automations.LanguageModel;
using Automations.LanguageModel.Anonymity;

namespace Automations.Functions.Tests.LanguageModel;

public sealed class TokenBudgetTests(AzuriteFixture azurite)
{
    private static readonly ModelQuestion Question = new("test-draft", "Write a headline.", Anonymiser.Of("Everybody asks about Teams.", []), 200);

    [Fact]
    public async Task Ask_BeyondTheMonth_IsNotAskedUntilTheNext()
    {
        await using var world = await ModelWorld.StartAsync(azurite, options => options.TokensPerMonth = 1_000);
        var asked = 0;
        while ((await AskAsync(world)).Setback == Setback.None)
            asked++;

        // a question may cost 715 at most, and cost 120: it fits three times
        Assert.Equal(3, asked);
        Assert.Equal(3, world.Local.Questions.Count);
        Assert.Equal(Setback.OutOfBudget, (await AskAsync(world)).Setback);

        world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(Setback.None, (await AskAsync(world)).Setback);
    }

    [Fact]
    public async Task Ask_ManyAtOnce_NeverSpendMoreThanThereIs()
    {
        await using var world = await ModelWorld.StartAsync(azurite, options => options.TokensPerMonth = 2_000);

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync(world)));

        // each takes at most 715 before it is asked and gives back what it did not use
        Assert.InRange(replies.Count(reply => reply.Setback == Setback.None), 2, (2_000 - 715) / LocalModelTricks.TokensOfAnAnswer + 1);
        Assert.All(replies, reply => Assert.True(reply.Setback is Setback.None or Setback.OutOfBudget));
    }

    [Fact]
    public async Task Ask_RefusedForBeingBusy_CostsNothing()
    {
        await using var world = await ModelWorld.StartAsync(azurite, options => options.TokensPerMonth = 1_000);
        for (var time = 0; time < 10; time++)
        {
            world.Local.Next(LocalModelTricks.Error(429, "429", "Slow down."));
            Assert.Equal(Setback.Busy, (await AskAsync(world)).Setback);
        }

        Assert.Equal(Setback.None, (await AskAsync(world)).Setback);
    }

    private static Task<ModelReply<TestDraft>> AskAsync(ModelWorld world) => world.Model.AskAsync<TestDraft>(Question, TestContext.Current.CancellationToken);
}
