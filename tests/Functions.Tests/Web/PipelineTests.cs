using System.Text.Json;
using Automations.People;
using Automations.Web;
using Automations.Web.Identity;
using Automations.Web.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Automations.Functions.Tests.Web;

public sealed class PipelineTests
{
    private const string Open = "Automations.Web.HealthFunction.Get";

    private readonly Mock<ISignIn> signIn = new();

    [Theory]
    [InlineData("/api/ledger", 401)]
    [InlineData("/ledger", 302)]
    public async Task RoleCheck_WithoutASignIn_RefusesApisAndSendsPagesToSignIn(string path, int status)
    {
        var request = PageProbe.Get(path + "?day=1");

        await (await RefuseAsync(request, who: null))!.ExecuteAsync(request.HttpContext);

        Assert.Equal(status, request.HttpContext.Response.StatusCode);
        if (status == 302)
            Assert.Equal("/signin?return=%2Fledger%3Fday%3D1", request.HttpContext.Response.Headers.Location);
        else
            Assert.Equal("Bearer", request.HttpContext.Response.Headers.WWWAuthenticate);
    }

    [Fact]
    public async Task RoleCheck_WithATokenThatHasExpired_SaysSoInWordsAndInTheChallenge()
    {
        var request = PageProbe.Get("/api/ledger");
        request.HttpContext.Features.Set(new ExpiredToken(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero)));
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;

        await (await RefuseAsync(request, who: null))!.ExecuteAsync(request.HttpContext);

        Assert.Equal(401, request.HttpContext.Response.StatusCode);
        Assert.Equal(
            "Bearer error=\"invalid_token\", error_description=\"The token expired at 2027-01-04T09:00:00Z\"",
            request.HttpContext.Response.Headers.WWWAuthenticate
        );
        Assert.StartsWith("The token expired at 2027-01-04T09:00:00Z", JsonSerializer.Deserialize<JsonElement>(body.ToArray()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/ledger")]
    [InlineData("/ledger")]
    public async Task RoleCheck_WithoutTheRole_IsForbidden(string path)
    {
        var request = PageProbe.Get(path);

        await (await RefuseAsync(request, Person(AppRoles.ProgrammeViewer)))!.ExecuteAsync(request.HttpContext);

        Assert.Equal(403, request.HttpContext.Response.StatusCode);
    }

    [Fact]
    public async Task RoleCheck_WithTheRole_LetsPassAndTheFunctionKnowsItsCaller()
    {
        var request = PageProbe.Get("/api/ledger");
        var person = Person(AppRoles.CommunityManager);

        Assert.Null(await RefuseAsync(request, person));
        Assert.Same(person, request.SignedInPerson());
    }

    [Fact]
    public async Task RoleCheck_OfAFunctionItCannotFind_LetsNobodyThrough()
    {
        var wentOn = false;

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Check().Invoke(new FakeFunctionContext(PageProbe.Get("/api/x"), "Automations.Web.Nothing.Get"), _ => Task.FromResult(wentOn = true))
        );

        Assert.False(wentOn);
    }

    [Fact]
    public async Task RoleCheck_OfAnOpenFunction_AsksNobody()
    {
        var wentOn = false;

        await Check().Invoke(new FakeFunctionContext(PageProbe.Get("/api/health"), Open), _ => Task.FromResult(wentOn = true));

        Assert.True(wentOn);
        signIn.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(true, 403)]
    [InlineData(false, 302)]
    public async Task UnprovenForms_OfSomebodyWhoIsSignedIn_AreToldSoInsteadOfSignedInAgain(bool isSignedIn, int status)
    {
        var request = PageProbe.Post("/events/abc/check-in?lang=de", ("do", "save"));
        var context = new FakeFunctionContext(request, Open);
        if (isSignedIn)
            request.HttpContext.Features.Set(new UnprovenForm());

        await new UnprovenForms(PageProbe.Pages())
            .Invoke(context, _ =>
            {
                context.GetInvocationResult().Value = request.ToSignIn();
                return Task.CompletedTask;
            });
        await ((IResult)context.Result.Value!).ExecuteAsync(request.HttpContext);

        Assert.Equal(status, request.HttpContext.Response.StatusCode);
    }

    [Fact]
    public async Task UnprovenForms_ThatALinkAllows_AreAnsweredAsAlways()
    {
        var request = PageProbe.Post("/check-in?link=x", ("feeling", "5"));
        var context = new FakeFunctionContext(request, Open);
        request.HttpContext.Features.Set(new UnprovenForm());
        var thanks = Results.Ok();

        await new UnprovenForms(PageProbe.Pages())
            .Invoke(context, _ =>
            {
                context.GetInvocationResult().Value = thanks;
                return Task.CompletedTask;
            });

        Assert.Same(thanks, context.Result.Value);
    }

    [Fact]
    public async Task UnexpectedErrors_OfAnApi_AreProblemDetailsWithTheIdInTheLog()
    {
        var request = PageProbe.Get("/api/x");

        var (status, problem) = await FailAsync(request, new InvalidOperationException("secret detail"));

        Assert.Equal((500, "invocation-4711"), (status, problem.GetProperty("correlationId").GetString()));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnexpectedErrors_OfAnApiWhileTheDirectoryIsBusy_SayWhenToTryAgain()
    {
        var request = PageProbe.Get("/api/x");

        var (status, _) = await FailAsync(request, new InvalidOperationException("wrapped", new TransientGraphException("busy", TimeSpan.FromSeconds(2.5))));

        Assert.Equal((503, "3"), (status, request.HttpContext.Response.Headers.RetryAfter.ToString()));
    }

    [Theory]
    [InlineData(413, "The request is too large.")]
    [InlineData(400, "The request cannot be understood.")]
    public async Task UnexpectedErrors_OfAnApiThatCouldNotReadItsRequest_BlameTheRequest(int status, string title)
    {
        var (answered, problem) = await FailAsync(PageProbe.Get("/api/x"), new InvalidOperationException("wrapped", new BadHttpRequestException("no", status)));

        Assert.Equal((status, title), (answered, problem.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task UnexpectedErrors_OfAPageThatCouldNotReadItsRequest_OfferAnotherTry()
    {
        var request = PageProbe.Get("/join?lang=de");
        var context = new FakeFunctionContext(request, Open);

        await Errors().Invoke(context, _ => throw new BadHttpRequestException("Request body too large.", 413));
        var (status, page) = await ((IResult)context.Result.Value!).ReadAsync(request);

        Assert.Equal((413, "/join?lang=de"), (status, page.QuerySelector("main a.button")!.GetAttribute("href")));
    }

    [Fact]
    public async Task UnexpectedErrors_OfAPage_AreAKindPageWithTheId()
    {
        var request = PageProbe.Get("/join");
        var context = new FakeFunctionContext(request, Open);

        await Errors().Invoke(context, _ => throw new InvalidOperationException("secret detail"));
        var (status, page) = await ((IResult)context.Result.Value!).ReadAsync(request);

        Assert.Equal((500, "invocation-4711"), (status, page.QuerySelector(".reference")!.TextContent));
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnexpectedErrors_OfAFunctionWithoutHttp_GoOnToTheHost() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Errors().Invoke(new FakeFunctionContext(request: null, Open), _ => throw new InvalidOperationException())
        );

    [Theory]
    [InlineData("http://localhost:7071", "/join", "same-origin", false)]
    [InlineData("https://lotsen.example.com", "/join?link=abc", "no-referrer", true)]
    public void SecurityHeaders_OfEveryAnswer_AreStrict(string baseUrl, string path, string referrer, bool isSecure)
    {
        var http = PageProbe.Get(path).HttpContext;

        new SecurityHeaders(WebSettings.App(baseUrl)).Apply(http);

        var headers = http.Response.Headers;
        Assert.StartsWith("default-src 'none';", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal(referrer, headers["Referrer-Policy"]);
        Assert.Equal("no-store", headers.CacheControl);
        Assert.Equal(isSecure, headers.ContainsKey("Strict-Transport-Security"));
    }

    private static SignedInPerson Person(string role) => new("5f0c", "Mira Hansen", new HashSet<string> { role });

    private RoleCheck Check() => new(signIn.Object, PageProbe.Pages(), new HttpFunctionMethods());

    private static UnexpectedErrors Errors() => new(PageProbe.Pages(), NullLogger<UnexpectedErrors>.Instance);

    private async Task<IResult?> RefuseAsync(HttpRequest request, SignedInPerson? who)
    {
        signIn.Setup(it => it.WhoAsync(request, It.IsAny<CancellationToken>())).ReturnsAsync(who);
        return await Check().RefuseAsync(request.HttpContext, new RequireRoleAttribute(AppRoles.CommunityManager));
    }

    private static async Task<(int Status, JsonElement Problem)> FailAsync(HttpRequest request, Exception exception)
    {
        var context = new FakeFunctionContext(request, Open);
        await Errors().Invoke(context, _ => throw exception);
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await ((IResult)context.Result.Value!).ExecuteAsync(request.HttpContext);
        return (request.HttpContext.Response.StatusCode, JsonSerializer.Deserialize<JsonElement>(body.ToArray()));
    }
}
