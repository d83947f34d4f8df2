using System.Net;
using System.Text;

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
}
