using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>Links that say openly what they are for.</summary>
internal sealed class PlainLinks : ISignedLinks
{
    public Uri Create(string path, SignedLink link) => new($"https://app.example{path}&for={link.Purpose}:{Uri.EscapeDataString(link.Subject)}:{link.Person}");

    public LinkCheck Check(HttpRequest request, string purpose) => throw new NotSupportedException("The workflow only makes links.");
}
