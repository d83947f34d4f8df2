using System.ClientModel;
using System.ClientModel.Primitives;
using Automations.Storage;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace Automations.LanguageModel;

public static class LanguageModelServices
{
    private const string Section = "LanguageModel";

    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorage(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<LanguageModelOptions>()
            .Bind(configuration.GetSection(Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<TokenBudget>();
        return string.IsNullOrWhiteSpace(configuration[$"{Section}:Endpoint"])
            ? services.AddSingleton<ILanguageModel, NoModel>()
            : services.AddSingleton(ChatOf).AddSingleton<ILanguageModel, AzureOpenAIModel>();
    }

    /// <summary>A client without retries of its own, which wait in real time: durable workflows wait instead, and survive a restart.</summary>
    private static ChatClient ChatOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value;
        var how = new AzureOpenAIClientOptions
        {
            NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
        var client = string.IsNullOrWhiteSpace(options.ApiKey)
            ? new AzureOpenAIClient(options.Endpoint!, provider.GetRequiredService<TokenCredential>(), how)
            : new AzureOpenAIClient(options.Endpoint!, new ApiKeyCredential(options.ApiKey), how);
        return client.GetChatClient(options.Deployment);
    }
}
