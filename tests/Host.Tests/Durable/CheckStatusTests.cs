using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automations.Host.Tests.Durable;

[Collection(PlatformTests.Name)]
public sealed class CheckStatusTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    private readonly HttpClient _http = shared.Platform.Http;

    [Theory]
    [InlineData("async", HttpStatusCode.Accepted)]
    [InlineData("now", HttpStatusCode.Created)]
    public async Task CheckStatusResponse_OfAFunction_SaysWhereToFollowTheInstance(string way, HttpStatusCode expected)
    {
        var answer = await _http.PostAsync($"/check/a b/{way}", null);
        var payload = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((expected, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("a b", (string?)payload["id"]);
        Assert.Equal(answer.Headers.Location!.OriginalString, (string?)payload["statusQueryGetUri"]);
        Assert.EndsWith("/runtime/webhooks/durabletask/instances/a%20b", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Equal(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "rewindPostUri", "restartPostUri", "suspendPostUri", "resumePostUri"],
            payload.Select(property => property.Key));
    }

    [Fact]
    public async Task ManagementPayload_WithAndWithoutRequest_LeadsToTheInstance()
    {
        await _http.PostAsJsonAsync("/runtime/webhooks/durabletask/orchestrators/Patience/followed", 3);

        var answer = await _http.PostAsync("/check/followed/mixed", null);

        var payloads = (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
        Assert.Equal(2, payloads.Count);
        Assert.All(payloads, payload => Assert.StartsWith(_http.BaseAddress!.ToString(), (string?)payload!["statusQueryGetUri"], StringComparison.Ordinal));
        foreach (var payload in payloads)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await _http.GetAsync((string?)payload!["statusQueryGetUri"])).StatusCode);
        }
    }

    [Fact]
    public async Task HttpRequestData_CarriesTheRequestAndItsResponseComesBackWhole()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plain?q=%C3%BC") { Content = new StringContent("Grüße") };
        request.Headers.Add("X-Sent", ["a", "b"]);

        var answer = await _http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Conflict, "ü Grüße"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("a, b, POST", string.Join(", ", answer.Headers.GetValues("X-Seen")));
    }
}
