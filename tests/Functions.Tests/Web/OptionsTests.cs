using System.ComponentModel.DataAnnotations;
using Automations.Web;
using Automations.Web.Identity;

namespace Automations.Functions.Tests.Web;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==")] // 31 bytes
    public void SignedLinks_WithoutAStrongKey_AreRefusedByName(string? key) =>
        Assert.Contains("SignedLinks:Key", Assert.Single(Problems(new SignedLinksOptions { Key = key })), StringComparison.Ordinal);

    [Fact]
    public void SignedLinks_WithAWeakPreviousKey_AreRefusedByName() =>
        Assert.Contains("SignedLinks:PreviousKey", Assert.Single(Problems(new SignedLinksOptions { Key = WebSettings.Key, PreviousKey = "x" })), StringComparison.Ordinal);

    [Fact]
    public void SignedLinks_WithStrongKeys_AreAccepted() =>
        Assert.Empty(Problems(new SignedLinksOptions { Key = WebSettings.Key, PreviousKey = WebSettings.OtherKey }));

    [Theory]
    [InlineData(null)]
    [InlineData("http://lotsen.example.com")]
    [InlineData("https://lotsen.example.com/app")]
    [InlineData("/relative")]
    public void App_WithoutASafeAddress_IsRefusedByName(string? address) =>
        Assert.Contains(
            "App:BaseUrl",
            Assert.Single(Problems(new AppOptions { BaseUrl = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute) })),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("https://lotsen.example.com")]
    [InlineData("http://localhost:7071")]
    public void App_WithASafeAddress_IsAccepted(string address) => Assert.Empty(Problems(new AppOptions { BaseUrl = new Uri(address) }));

    [Fact]
    public void Entra_WithNothing_NamesEveryKey() =>
        Assert.Equal(
            ["Entra:ClientId", "Entra:ClientSecret", "Entra:TenantId"],
            Problems(new EntraOptions()).Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Entra_AuthorityInTheClear_IsForThisMachineOnly()
    {
        var entra = new EntraOptions { TenantId = $"{Guid.Empty}", ClientId = $"{Guid.Empty}", ClientSecret = "secret" };

        entra.Authority = new Uri("http://localhost:7072/x/v2.0");
        Assert.Empty(Problems(entra));
        entra.Authority = new Uri("http://login.example.com/x/v2.0");
        Assert.Contains("Entra:Authority", Assert.Single(Problems(entra)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Problems(IValidatableObject options) =>
        options.Validate(new ValidationContext(options)).Select(problem => problem.ErrorMessage!);
}
