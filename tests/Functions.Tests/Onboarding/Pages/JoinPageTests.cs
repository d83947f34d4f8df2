using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Pages;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Onboarding.Pages;

public sealed class JoinPageTests
{
    private static readonly SignedInPerson Mira = new("0b75fa14", "Mira Hansen", new HashSet<string>());

    private static readonly (string, string)[] Filled =
    [
        ("person", "mira.hansen@nordlicht.example"),
        ("role", "PowerUser"),
        ("topics", "Teams"),
        ("topics", "OneNote"),
        ("topics", "Unbekanntes"),
        ("languages", "de"),
        ("motivation", "Weil ich\r\nmag."),
        ("stickers", "yes"),
        ("shirtSize", "M"),
        ("consent", "yes"),
    ];

    private readonly OnboardingScene scene = new();
    private readonly Mock<ISignUpDesk> desk = new();
    private readonly Mock<ISignIn> signIn = new();
    private SignUp? submitted;

    public JoinPageTests() => Answers(SignUpReceipt.Started("0b75fa14", "onboarding-0b75fa14"));

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_ToAnybody_IsAnEmptyFormWithAllRolesAndTopics(string language, AddressForm form)
    {
        var spoken = new OnboardingScene(form);
        var request = PageProbe.Get($"/join?lang={language}");

        var (status, page) = await (await Functions(spoken).Show(request, default)).ReadAsync(request);

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.NotNull(page.QuerySelector("#person"));
        Assert.Equal(Enum.GetNames<ChampionRole>(), page.QuerySelectorAll("input[name=role]").Select(role => role.GetAttribute("value")));
        Assert.Equal(spoken.Programme.Topics, page.QuerySelectorAll("input[name=topics]").Select(topic => topic.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("input[name=consent][checked], input[name=role][checked]"));
    }

    [Fact]
    public async Task Show_ToSomebodySignedIn_AsksForNoAddress()
    {
        signIn.Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(Mira);
        var request = PageProbe.Get("/join");

        var (_, page) = await (await Functions(scene).Show(request, default)).ReadAsync(request);

        PageRules.Check(page, "de");
        Assert.Null(page.QuerySelector("#person"));
        Assert.Contains("Mira Hansen", PageRules.Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_AFilledForm_HandsInTheSignUp()
    {
        var (status, page) = await SubmitAsync(Filled);

        Assert.Equal((200, "Danke, das ging schnell!"), (status, page.Heading()));
        PageRules.Check(page, "de");
        Assert.NotNull(submitted);
        Assert.Equal(("mira.hansen@nordlicht.example", ChampionRole.PowerUser, "Weil ich\nmag.", true), (submitted.Person, submitted.Role, submitted.Motivation, submitted.Consent));
        Assert.Equal(["Teams", "OneNote"], submitted.Topics);
        Assert.Equal(["de"], submitted.Languages);
        Assert.Equal(new KitWish(Stickers: true, Button: false, "M"), submitted.Kit);
    }

    [Fact]
    public async Task Submit_BySomebodySignedIn_IsForThatPersonWhateverTheFormSays()
    {
        signIn.Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(Mira);

        await SubmitAsync(Filled);

        Assert.Equal("0b75fa14", submitted?.Person);
    }

    [Fact]
    public async Task Submit_AnEmptyForm_SaysAllThatIsMissingAndWhere()
    {
        var (status, page) = await SubmitAsync();

        Assert.Equal(422, status);
        PageRules.Check(page, "de");
        Assert.StartsWith("Bitte prüfen: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["#person", "#role", "#languages", "#consent"], page.QuerySelectorAll("#error-summary a").Select(link => link.GetAttribute("href")));
        Assert.True(page.QuerySelector("#error-summary")!.HasAttribute("autofocus"));
        Assert.Equal("person-hint person-error", page.QuerySelector("#person")!.GetAttribute("aria-describedby"));
        Assert.Equal("true", page.QuerySelector("#person")!.GetAttribute("aria-invalid"));
        Assert.Null(submitted);
    }

    [Fact]
    public async Task Submit_WithOneMistake_KeepsEverythingElse()
    {
        var (_, page) = await SubmitAsync([.. Filled.Where(field => field.Item1 != "consent")]);

        Assert.Equal("mira.hansen@nordlicht.example", page.QuerySelector("#person")!.GetAttribute("value"));
        Assert.Equal("Weil ich\nmag.", page.QuerySelector("#motivation")!.TextContent);
        Assert.Equal(["PowerUser", "Teams", "OneNote", "de", "yes"], page.QuerySelectorAll("input[checked]").Select(field => field.GetAttribute("value")));
        Assert.Equal("M", page.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Submit_ForSomebodyUnknown_SaysSoAtTheAddress()
    {
        Answers(SignUpReceipt.PersonUnknown);

        var (status, page) = await SubmitAsync(Filled);

        Assert.Equal(422, status);
        Assert.Contains("kennt das Verzeichnis nicht", page.QuerySelector("#person-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_Again_SaysThatItIsThere()
    {
        Answers(SignUpReceipt.Existing("0b75fa14", "onboarding-0b75fa14"));

        Assert.Equal("Du bist schon auf der Liste", (await SubmitAsync(Filled)).Page.Heading());
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task InformationPages_InEveryVoice_KeepTheRules(string language, AddressForm form)
    {
        var functions = new InformationFunctions(PageProbe.Pages(form));
        foreach (var show in new[] { functions.Home, functions.Privacy })
        {
            var request = PageProbe.Get($"/?lang={language}");
            var (_, page) = await (await show(request)).ReadAsync(request);
            PageRules.Check(page, language);
            GermanForms.Check(PageRules.Words(page), language, form);
        }
    }

    private void Answers(SignUpReceipt receipt) =>
        desk.Setup(it => it.SubmitAsync(It.IsAny<SignUp>(), It.IsAny<SignedInPerson?>(), scene.Client.Object, It.IsAny<CancellationToken>()))
            .Callback((SignUp signUp, SignedInPerson? _, object _, CancellationToken _) => submitted = signUp)
            .ReturnsAsync(receipt);

    private async Task<(int Status, IHtmlDocument Page)> SubmitAsync(params (string, string)[] fields)
    {
        var request = PageProbe.Post("/join?lang=de", fields);
        return await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);
    }

    private JoinFunctions Functions(OnboardingScene spoken) => new(desk.Object, signIn.Object, spoken.Pages, spoken.Programme);
}
