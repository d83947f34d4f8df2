using System.ComponentModel.DataAnnotations;

namespace Automations.Web;

/// <summary>Section <c>App</c>.</summary>
public sealed class AppOptions : IValidatableObject
{
    /// <summary>Address that people reach the app at; links in mails begin with it.</summary>
    public Uri? BaseUrl { get; set; }

    public bool IsSecure => BaseUrl?.Scheme == Uri.UriSchemeHttps;

    public Uri AddressOf(string pathAndQuery) => new(BaseUrl!, pathAndQuery);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not { IsAbsoluteUri: true } url)
            yield return new("App:BaseUrl is missing: the address people reach the app at, for example https://lotsen.example.com");
        else if (!(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            yield return new($"App:BaseUrl is {url}: it must begin with https (http is for this machine only)");
        else if (url.AbsolutePath != "/" || url.Query.Length > 0)
            yield return new($"App:BaseUrl is {url}: give scheme, host and port only");
    }
}
