using System.Net;
using System.Net.Http.Json;

namespace Automations.Graph.Tests;

public sealed class FaultTests(GraphFixture fixture) : IClassFixture<GraphFixture>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await fixture.Http.DeleteAsync(new Uri("_local/faults", UriKind.Relative));

    [Fact]
    public async Task Mix_WithTheSameSeed_FailsTheSameRequests()
    {
        var first = await WalkAsync(42);
        var second = await WalkAsync(42);
        var other = await WalkAsync(43);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(["200", "429", "503", "dropped"], first.Distinct().Order());
        Assert.InRange(first.Count(o => o != "200"), 15, 60);
    }

    [Fact]
    public async Task Rule_ForPathAndMethod_LeavesOthersAlone()
    {
        await PutAsync(new { seed = 1, rules = new[] { new { path = "/v1.0/users/*", method = "GET", rate = 1.0, status = 429, retryAfter = 7 } } });

        var hit = await fixture.RawAsync(HttpMethod.Get, "users/" + GraphFixture.Mira);
        var groups = await fixture.RawAsync(HttpMethod.Get, "groups");
        var state = await fixture.LocalAsync("faults");

        Assert.Equal(HttpStatusCode.TooManyRequests, hit.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), hit.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, groups.StatusCode);
        Assert.Equal(1, state.GetProperty("injected").GetProperty("429").GetInt32());
        Assert.Equal(2, state.GetProperty("requests").GetInt32());
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task Drop_BeforeOrAfterTheServerActed_LosesTheAnswer(string drop, int sent)
    {
        await PutAsync(new { rules = new[] { new { path = "/v1.0/users/*/sendMail", drop } } });

        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.Graph.MailAsync("Dropped " + drop, GraphFixture.Mira));

        Assert.Equal(sent, (await fixture.LocalAsync("messages?subject=Dropped " + drop)).GetArrayLength());
    }

    [Fact]
    public async Task Plan_WithoutSense_IsRefused()
    {
        var response = await fixture.Http.PutAsJsonAsync("_local/faults", new { rate = 3 });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<List<string>> WalkAsync(int seed)
    {
        await PutAsync(new { rate = 0.3, seed });
        var outcomes = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            try
            {
                outcomes.Add(((int)(await fixture.RawAsync(HttpMethod.Get, "users/" + GraphFixture.Mira)).StatusCode).ToString());
            }
            catch (HttpRequestException)
            {
                outcomes.Add("dropped");
            }
        }

        return outcomes;
    }

    private async Task PutAsync(object plan) => (await fixture.Http.PutAsJsonAsync("_local/faults", plan)).EnsureSuccessStatusCode();
}
