using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Automations.Host.Tests.Clock;

[Collection(PlatformTests.Name)]
public sealed class StandingClockTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    [Fact]
    public async Task Clock_InAFreshStateFolder_StandsOnAMondayMorning()
    {
        var clock = await shared.Platform.GetJsonAsync("/admin/clock");

        Assert.Equal("2027-01-04T08:00:00Z", (string?)clock["now"]);
        Assert.Equal("simulated", (string?)clock["mode"]);
        Assert.Equal("2027-01-05T07:30:00Z", (string?)clock["nextTimer"]);
    }

    [Theory]
    [InlineData("{\"by\":\"tomorrow\"}")]
    [InlineData("{\"by\":\"P9999Y\"}")]
    [InlineData("{\"to\":\"2027-01-03T08:00:00Z\"}")]
    [InlineData("{\"to\":\"2027-01-08T08:00:00\"}")]
    [InlineData("{\"by\":\"P1D\",\"to\":\"2027-01-08T08:00:00Z\"}")]
    [InlineData("{\"by\":\"P10Y1D\"}")]
    [InlineData("{\"by\":\"P120M3653D\"}")]
    [InlineData("{\"to\":\"2127-01-04T08:00:00Z\"}")]
    [InlineData("{\"to\":\"9999-12-31T23:59:59Z\"}")]
    [InlineData("{\"by\":\"P1D\",\"until\":\"tomorrow\"}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Advance_ByWhatCannotBe_IsRefusedWithTheReason(string body)
    {
        var answer = await shared.Platform.Http.PostAsync("/admin/clock/advance", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("2027-01-04T08:00:00Z", (string?)(await shared.Platform.GetJsonAsync("/admin/clock"))["now"]);
    }

    [Theory]
    [InlineData("{\"by\":\"P11Y\"}", "by", "by must not move time by more than ten years at once; it is 2027-01-04T08:00:00Z.")]
    [InlineData("{\"to\":\"2038-01-04T08:00:00Z\"}", "to", "to must not move time by more than ten years at once; it is 2027-01-04T08:00:00Z.")]
    [InlineData("{\"to\":\"2026-01-04T08:00:00Z\"}", "to", "to must not lie in the past: time only goes forward, and it is 2027-01-04T08:00:00Z.")]
    [InlineData("{\"by\":\"soon\"}", "by", "by must be an ISO 8601 duration such as P7D, PT30M or P1M2W, of at most ten years; 'soon' is none.")]
    public async Task Advance_ByWhatCannotBe_NamesFieldAndRule(string body, string field, string rule)
    {
        var answer = await shared.Platform.Http.PostAsync("/admin/clock/advance", new StringContent(body, Encoding.UTF8, "application/json"));

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal([(field, rule)], problem["errors"]!.AsObject().Select(error => (error.Key, (string?)error.Value![0])));
    }

    [Fact]
    public async Task Form_ForMoreThanTenYears_IsRefusedOnThePage()
    {
        var answer = await shared.Platform.Http.PostAsync("/admin/actions/advance", new FormUrlEncodedContent([new("by", "P11Y"), new("to", "")]));

        Assert.Contains("more than ten years", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("2027-01-04T08:00:00Z", (string?)(await shared.Platform.GetJsonAsync("/admin/clock"))["now"]);
    }
}
