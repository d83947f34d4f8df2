using System.ComponentModel.DataAnnotations;
using Automations.LanguageModel;
using Automations.LanguageModel.Anonymity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Functions.Tests.LanguageModel;

public sealed class LanguageModelSettingsTests
{
    [Fact]
    public async Task Settings_WithoutAnEndpoint_AskNobody()
    {
        await using var services = new ServiceCollection().AddLanguageModel(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var model = services.GetRequiredService<ILanguageModel>();

        var reply = await model.AskAsync<TestDraft>(new("test-draft", "Write.", Anonymiser.Of("x", []), 100), TestContext.Current.CancellationToken);

        Assert.False(model.IsSet);
        Assert.Equal(Setback.NotSet, reply.Setback);
    }

    [Theory]
    [InlineData("http://models.example.com", "drafts", "key", "LanguageModel:Endpoint")]
    [InlineData("https://models.example.com", " ", "key", "LanguageModel:Deployment")]
    [InlineData("http://localhost:9000", "drafts", null, "LanguageModel:ApiKey")]
    public void Settings_ThatCannotWork_AreRefusedByName(string endpoint, string deployment, string? key, string expected)
    {
        var options = new LanguageModelOptions { Endpoint = new Uri(endpoint), Deployment = deployment, ApiKey = key };

        Assert.StartsWith(expected, Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://lotsen.openai.azure.com", null)]
    [InlineData("http://localhost:9000", "key")]
    public void Settings_ThatCanWork_AreAccepted(string endpoint, string? key)
    {
        var options = new LanguageModelOptions { Endpoint = new Uri(endpoint), Deployment = "drafts", ApiKey = key };

        Assert.Empty(options.Validate(new ValidationContext(options)));
    }
}
