using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Events;

/// <summary>The events' API in the running app: who may what, and what it says to the rest.</summary>
[Collection(AppInBrowser.OneClock)]
public sealed class EventApiTests(AppInBrowser fixture)
{
    private const string Mira = "mira.hansen@nordlicht.example";
    private const string Question = "Welche Felder gibt es?";

    private static readonly object Draft = new
    {
        format = "CommunityCall",
        title = "Call über die Schnittstelle",
        hosts = new[] { OnboardingSteps.Address("jule.petersen") },
        start = "2027-12-07T10:00",
        timeZone = "Europe/Berlin",
        minutes = 60,
        onlineMeeting = true,
        series = new { frequency = "Weekly", count = 3 },
    };

    [Fact]
    public async Task Api_ForManagersPeopleAndNobody_SaysWhoMayWhat()
    {
        var app = await fixture.AppAsync();
        using var nobody = await app.App.PostAsJsonAsync("/api/events", Draft);
        using var person = await SendAsync(app, HttpMethod.Post, "/api/events", Draft);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, person.StatusCode));
        using var wrong = await app.ManageAsync(HttpMethod.Post, "/api/events", new { title = "" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var problem = await wrong.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["format", "hosts", "minutes", "place", "start", "timeZone", "title"], problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));

        using var first = await app.ManageAsync(HttpMethod.Post, "/api/events", Draft, "event-key-1");
        using var again = await app.ManageAsync(HttpMethod.Post, "/api/events", Draft, "event-key-1");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var events = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(3, events.Count);
        var (id, series) = (events[0].GetProperty("id").GetString()!, events[0].GetProperty("seriesId").GetString()!);
        using var hidden = await SendAsync(app, HttpMethod.Get, $"/api/events/{id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var early = await SendAsync(app, HttpMethod.Post, $"/api/events/{id}/registrations");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        using var published = await app.ManageAsync(HttpMethod.Post, $"/api/events/{series}/publish");
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        using var registered = await SendAsync(app, HttpMethod.Post, $"/api/events/{id}/registrations");
        Assert.Equal("Seat", (await registered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        foreach (var wrongQuestion in new object[] { 7, new string('?', 501) })
        {
            using var refused = await SendAsync(app, HttpMethod.Post, $"/api/events/{id}/registrations", new { question = wrongQuestion });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(["question"], (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(field => field.Name));
        }

        using var asked = await SendAsync(app, HttpMethod.Post, $"/api/events/{id}/registrations", new { question = Question });
        Assert.Equal("Seat", (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        using var listed = await app.ManageAsync(HttpMethod.Get, $"/api/events/{id}/registrations");
        var list = await listed.Content.ReadAsStringAsync();
        Assert.Contains("Mira Hansen", list, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, list, StringComparison.Ordinal);
        using var other = await SendAsync(app, HttpMethod.Post, $"/api/events/{id}/registrations", new { person = OnboardingSteps.Address("nele.wulf") });
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        await app.SettleAsync();
        Assert.Equal("Announced", (await app.StateOfAsync($"event-{id}")).GetProperty("step").GetString());

        using var cancelled = await app.ManageAsync(HttpMethod.Post, $"/api/events/{series}/cancel", new { reason = "Ferien" });
        Assert.Equal("Cancelled", (await cancelled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        await app.AdvanceAsync("P1D");
        Assert.Single(await app.MessagesAsync(Mira, "Abgesagt: Call über die Schnittstelle"));
        using var late = await app.ManageAsync(HttpMethod.Patch, $"/api/events/{id}", new { title = "Doch" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    /// <summary>As Mira, with a token of her own.</summary>
    private static async Task<HttpResponseMessage> SendAsync(AppProcess app, HttpMethod method, string path, object? body = null)
    {
        using var token = await app.Graph.PostAsync($"/_local/token?user={Mira}", content: null);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        return await app.App.SendAsync(request);
    }
}
