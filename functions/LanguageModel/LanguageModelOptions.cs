using System.ComponentModel.DataAnnotations;

namespace Automations.LanguageModel;

/// <summary>Section <c>LanguageModel</c>. Without an endpoint no text ever leaves for a model.</summary>
public sealed class LanguageModelOptions : IValidatableObject
{
    /// <summary>The Azure OpenAI resource, for example <c>https://lotsen.openai.azure.com</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Name of the deployment of a chat model that knows structured outputs.</summary>
    public string? Deployment { get; set; }

    /// <summary>Only where the app's identity cannot be used.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Tokens in and out in a calendar month (UTC); what is beyond is done without the model.</summary>
    [Range(1, long.MaxValue, ErrorMessage = "LanguageModel:TokensPerMonth must be at least 1")]
    public long TokensPerMonth { get; set; } = 500_000;

    [Range(1, 300, ErrorMessage = "LanguageModel:TimeoutSeconds must be from 1 to 300")]
    public int TimeoutSeconds { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not { } endpoint)
            yield break;
        if (!endpoint.IsAbsoluteUri || !(endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback)))
            yield return new($"LanguageModel:Endpoint is {endpoint}: it must begin with https (http is for this machine only)");
        if (string.IsNullOrWhiteSpace(Deployment))
            yield return new("LanguageModel:Deployment is missing: the name of the deployed model");
        if (endpoint is { IsAbsoluteUri: true, Scheme: "http" } && string.IsNullOrWhiteSpace(ApiKey))
            yield return new("LanguageModel:ApiKey is missing: an identity is not shown to an address without https");
    }
}
