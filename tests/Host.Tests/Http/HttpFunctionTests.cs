using System.Net;
using System.Net.Http.Json;
using Automations.Host.Sample;

namespace Automations.Host.Tests.Http;

[Collection(PlatformTests.Name)]
public sealed class HttpFunctionTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private readonly TestPlatform _platform = shared.Platform;

    [Fact]
    public async Task Route_ValuesOfEveryKind_BindByName()
    {
        var answer = await _platform.GetJsonAsync("/values/11111111-2222-3333-4444-555555555555/7/2027-01-04T08:00:00Z/true");

        Assert.Equal("11111111-2222-3333-4444-555555555555", (string?)answer["id"]);
        Assert.Equal(7, (int)answer["number"]!);
        Assert.Equal("2027-01-04T08:00:00Z", (string?)answer["on"]);
        Assert.True((bool)answer["flag"]!);
        Assert.Equal("Values", (string?)answer["name"]);
        Assert.True((bool)answer["canBeCanceled"]!);
    }

    [Fact]
    public async Task Route_OptionalValueMissing_IsNull()
    {
        var answer = await _platform.GetJsonAsync("/values/11111111-2222-3333-4444-555555555555/7/2027-01-04");

        Assert.Null(answer["flag"]);
    }

    [Theory]
    [InlineData("/colours/Red", HttpStatusCode.InternalServerError)]
    [InlineData("/values/11111111-2222-3333-4444-555555555555/many/2027-01-04", HttpStatusCode.InternalServerError)]
    [InlineData("/values/no-guid/7/2027-01-04", HttpStatusCode.NotFound)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/echo", HttpStatusCode.NotFound)]
    [InlineData("/admin/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/any", HttpStatusCode.NoContent)]
    [InlineData("/Unnamed", HttpStatusCode.OK)]
    [InlineData("/guarded", HttpStatusCode.Forbidden)]
    public async Task Get_OfThisAddress_AnswersAsAzureDoes(string address, HttpStatusCode status)
    {
        var answer = await _platform.Http.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Function_Throws_CallerLearnsNoDetail()
    {
        var answer = await _platform.Http.GetAsync("/broken");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Body_OfJson_BindsAndComesBack()
    {
        var answer = await _platform.Http.PostAsJsonAsync("/echo", new Parcel("books", 3));

        Assert.Equal(new Parcel("books", 3), await answer.Content.ReadFromJsonAsync<Parcel>());
    }

    [Fact]
    public async Task Invocation_EachTime_HasAScopeOfItsOwn()
    {
        Assert.Equal("visit 1", await _platform.Http.GetStringAsync("/text"));
        Assert.Equal("visit 1", await _platform.Http.GetStringAsync("/text"));
    }

    [Fact]
    public async Task Middleware_OfTheApp_WrapsEveryFunction()
    {
        await _platform.Http.GetStringAsync("/text");

        Assert.Equal(["2027-01-04 08:00:00 begin Text", "2027-01-04 08:00:00 end Text"], _platform.Journal.TakeLast(2));
    }

    [Fact]
    public async Task OperatorPage_WithoutLogin_IsSignedIn()
    {
        var page = await _platform.Http.GetStringAsync("/admin/ledger/today");

        Assert.StartsWith("/admin/ledger/today today Bearer ey", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OperatorPage_WithATokenOfOnesOwn_KeepsIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/ledger");
        request.Headers.Authorization = new("Bearer", "mine");

        var answer = await _platform.Http.SendAsync(request);

        Assert.EndsWith("Bearer mine", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
