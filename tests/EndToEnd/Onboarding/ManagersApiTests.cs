using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>The community managers' API with real tokens of the local issuer.</summary>
public sealed class ManagersApiTests
{
    private static readonly object Nele = new { person = OnboardingSteps.Address("nele.wulf"), role = "Floorwalker", consent = true };

    [Fact]
    public async Task Managers_StartAndSteer_AndNobodyElseDoes()
    {
        await using var app = await AppProcess.StartAsync();

        await AssertOnlyManagersAsync(app);
        var instance = await AssertStartedOnceAsync(app);
        await app.AdvanceAsync("PT1M");

        Assert.Equal(HttpStatusCode.Conflict, await app.ActAsync(instance, "approve"));
        Assert.Equal(HttpStatusCode.Accepted, await app.ActAsync(instance, "pause"));
        await app.SettleAsync();
        Assert.True((await app.StateOfAsync(instance)).GetProperty("paused").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, await app.ActAsync(instance, "pause"));
        Assert.Equal(HttpStatusCode.Accepted, await app.ActAsync(instance, "withdraw"));
        await app.AdvanceAsync("PT1M");

        using var list = await app.ManageAsync(HttpMethod.Get, "/api/workflows/instances?status=completed&step=withdrawn");
        var found = (await list.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instances").EnumerateArray();
        Assert.Equal([instance], found.Select(one => one.GetProperty("instanceId").GetString()!));
        Assert.Equal(HttpStatusCode.Conflict, await app.ActAsync(instance, "resume"));
    }

    private static async Task AssertOnlyManagersAsync(AppProcess app)
    {
        using var nobody = await app.App.GetAsync("/api/workflows");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/workflows");
        request.Headers.Authorization = await app.TokenAsync("Programme.Viewer");
        using var viewer = await app.App.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, viewer.StatusCode);

        using var manager = await app.ManageAsync(HttpMethod.Get, "/api/workflows");
        var offer = Assert.Single((await manager.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray(), one => one.GetProperty("name").GetString() == "onboarding");
        Assert.Equal(["person", "role", "consent"], offer.GetProperty("input").GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
    }

    /// <returns>The started instance.</returns>
    private static async Task<string> AssertStartedOnceAsync(AppProcess app)
    {
        using var first = await app.ManageAsync(HttpMethod.Post, "/api/workflows/onboarding", Nele, "key-1");
        using var again = await app.ManageAsync(HttpMethod.Post, "/api/workflows/onboarding", Nele, "key-1");
        using var other = await app.ManageAsync(HttpMethod.Post, "/api/workflows/onboarding", new { person = "else" }, "key-1");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        var instance = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instanceId").GetString()!;
        Assert.Equal($"/api/workflows/instances/{instance}", first.Headers.Location?.ToString());
        return instance;
    }
}
