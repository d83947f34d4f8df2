using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.Graph.Tests;

public sealed class ServiceTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    [Theory]
    [InlineData("teams", "GET")]
    [InlineData("users/mira.hansen@nordlicht.example/onenote/pages", "GET")]
    [InlineData("users", "POST")]
    public async Task Path_NotSimulated_Is501NamingIt(string path, string method)
    {
        var response = await fixture.RawAsync(new HttpMethod(method), path, method == "POST" ? JsonContent.Create(new { }) : null);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains($"{method} /v1.0/{path}", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("request-id"));
    }

    [Theory]
    [InlineData("users?$search=x")]
    [InlineData("users?$filter=shoeSize eq '43'")]
    [InlineData("users?$select=shoeSize")]
    [InlineData("users?$filter=mail eq")]
    [InlineData("users/lotsen@nordlicht.example/messages?$orderby=subject&$filter=isRead eq true")]
    public async Task Query_ThatGraphOrWeCannotAnswer_IsAnError(string path)
    {
        var response = await fixture.RawAsync(HttpMethod.Get, path);

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("GET", "_local/token", 405, "POST", "/_local/token takes POST, not GET.")]
    [InlineData("POST", "_local/faults", 405, "DELETE, GET, PUT", "/_local/faults takes DELETE or GET or PUT, not POST.")]
    [InlineData("GET", "_local/nothing", 404, "", "There is no /_local/nothing.")]
    public async Task Tool_AskedForWhatItDoesNotDo_SaysWhatItDoes(string method, string path, int status, string allowed, string error)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));

        using var response = await fixture.Http.SendAsync(request);

        Assert.Equal((status, allowed), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal))));
        Assert.Equal(error, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Request_WithoutToken_Is401()
    {
        var response = await fixture.Http.GetAsync(new Uri("v1.0/users", UriKind.Relative));
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("InvalidAuthenticationToken", body.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Request_WithTokenOfAnotherAudience_Is401()
    {
        var token = await fixture.ApplicationTokenAsync("api://22222222-2222-2222-2222-222222222222/.default");

        var response = await fixture.RawAsync(HttpMethod.Get, "users", token: token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Request_WithTokenAfterAnHour_Is401()
    {
        var token = await fixture.ApplicationTokenAsync();
        var before = await fixture.RawAsync(HttpMethod.Get, "users", token: token);
        fixture.Clock.Advance(TimeSpan.FromMinutes(61));

        var after = await fixture.RawAsync(HttpMethod.Get, "users", token: token);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Request_FromAnotherSite_IsNotServed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "_local/token?user=" + GraphFixture.Mira);
        request.Headers.Add("Origin", "https://elsewhere.example");

        var response = await fixture.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }
}
