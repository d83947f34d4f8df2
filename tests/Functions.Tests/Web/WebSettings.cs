using Automations.Web;
using Microsoft.Extensions.Options;

namespace Automations.Functions.Tests.Web;

internal static class WebSettings
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public const string OtherKey = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    public static IOptions<AppOptions> App(string baseUrl = "http://localhost:7071") => Options.Create(new AppOptions { BaseUrl = new Uri(baseUrl) });

    public static KeyRing Keys(string key = Key, string? previous = null) =>
        new(Options.Create(new SignedLinksOptions { Key = key, PreviousKey = previous }));
}
