using Automations.Functions.Tests.Support;
using Automations.LanguageModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.LanguageModel;

public sealed record TestDraft(string Headline, IReadOnlyList<string> Sentences);

/// <summary>The language model as the app wires it, a local service, and a month's budget of its own in Azurite.</summary>
internal sealed class ModelWorld(ServiceProvider services, LocalModel local, FakeTimeProvider clock) : IAsyncDisposable
{
    private static int worlds;

    public LocalModel Local => local;

    public FakeTimeProvider Clock => clock;

    public ILanguageModel Model => services.GetRequiredService<ILanguageModel>();

    public static async Task<ModelWorld> StartAsync(AzuriteFixture azurite, Action<LanguageModelOptions>? change = null)
    {
        var local = await LocalModel.StartAsync();
        // budgets are kept by month: a month of its own for each test
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero).AddMonths(12 * Interlocked.Increment(ref worlds)));
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = await azurite.RequireAsync(),
            ["LanguageModel:Endpoint"] = $"{local.Address}",
            ["LanguageModel:Deployment"] = LocalModel.Deployment,
            ["LanguageModel:ApiKey"] = LocalModel.ApiKey,
        };
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.ClearProviders())
            .AddLanguageModel(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .Configure(change ?? (_ => { }));
        return new ModelWorld(services.BuildServiceProvider(), local, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await local.DisposeAsync();
    }
}
