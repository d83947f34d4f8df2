using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Web;

public sealed class PagesTests
{
    [Theory]
    [InlineData("/x?lang=en", "de", "en")]
    [InlineData("/x?lang=fr", "en-GB,de;q=0.5", "en")]
    [InlineData("/x", "en-GB,de;q=0.5", "en")]
    [InlineData("/x", "en;q=0.3,de-AT;q=0.9", "de")]
    [InlineData("/x", "fr,it", "de")]
    [InlineData("/x", null, "de")]
    public void Voice_OfARequest_IsTheLanguageAskedForFirst(string address, string? acceptLanguage, string expected) =>
        Assert.Equal(expected, Site.VoiceOf(PageProbe.Get(address, acceptLanguage), TestProgramme.Lotsen).Language);

    [Theory]
    [InlineData("de", AddressForm.Du, "du")]
    [InlineData("de", AddressForm.Sie, "Sie")]
    [InlineData("en", AddressForm.Sie, "you")]
    public void Say_InAVoice_ChoosesItsText(string language, AddressForm form, string expected) =>
        Assert.Equal(expected, new Voice(language, form).Say("du", "you", "Sie"));

    [Fact]
    public async Task LanguageSwitch_OfALinkedPage_KeepsTheLink()
    {
        var request = PageProbe.Get("/approval?lang=de&link=abc");
        var (_, page) = await (await PageProbe.Pages().RenderAsync<NotFoundPage>(request)).ReadAsync(request);

        Assert.Equal("/approval?lang=en&link=abc", page.QuerySelector(".languages a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Text_FromTheAddress_CannotBecomeMarkup()
    {
        var request = PageProbe.Get("/join?x=\"><script>alert(1)</script>");
        var (_, page) = await (await PageProbe.Pages().RenderAsync<NotFoundPage>(request)).ReadAsync(request);

        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task GeneralPages_InEveryVoice_KeepTheRules(string language, AddressForm form)
    {
        var pages = PageProbe.Pages(form);
        (Func<HttpRequest, Task<IResult>> Render, string Name)[] all =
        [
            (request => pages.RenderAsync<NotFoundPage>(request), "not found"),
            (request => pages.RenderAsync<BusyPage>(request), "busy"),
            (request => pages.RenderAsync<UnreadableRequestPage>(request), "unreadable"),
            (request => pages.RenderAsync<ForbiddenPage>(request), "forbidden"),
            (request => pages.RenderAsync<UnprovenFormPage>(request), "unproven"),
            (request => pages.RenderAsync<NotSignedInPage>(request, parameters: new Dictionary<string, object?> { ["ReturnTo"] = "/ledger?day=1" }), "not signed in"),
            (request => pages.RenderAsync<UnexpectedErrorPage>(request, parameters: new Dictionary<string, object?> { ["CorrelationId"] = "4711" }), "error"),
        ];
        foreach (var (render, _) in all)
        {
            var request = PageProbe.Get($"/x?lang={language}");
            var (_, page) = await (await render(request)).ReadAsync(request);
            PageRules.Check(page, language);
            GermanForms.Check(PageRules.Words(page), language, form);
        }
    }
}
