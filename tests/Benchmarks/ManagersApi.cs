using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.Delivery.Accounts;
using Automations.Onboarding;
using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Runtime.Host.Options;

namespace Automations.Benchmarks;

/// <summary>What a community manager does over HTTP. A token is fetched for each call: the simulated clock may leap over any token's life.</summary>
internal sealed class ManagersApi(AppProcess app)
{
    public async Task<WorkflowState?> StateAsync(string instanceId)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/workflows/instances/{instanceId}");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<WorkflowState>(ProgrammeJson.Options);
    }

    /// <summary>In place of the person, who would follow the link in their mail.</summary>
    public async Task ConfirmAsync(string instanceId)
    {
        var address = new Uri(app.App, $"/runtime/webhooks/durabletask/instances/{instanceId}/raiseEvent/{OnboardingEvents.Confirmed}");
        using var answer = await app.Http.PostAsJsonAsync(address, new SignUpConfirmation(ItWasMe: true), JsonSerializerOptions.Default);
        answer.EnsureSuccessStatusCode();
    }

    public async Task ApproveAsync(string instanceId)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/api/workflows/instances/{instanceId}/actions/approve");
        answer.EnsureSuccessStatusCode();
    }

    public async Task<LedgerTotals> TotalsAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/ledger?size=1");
        return (await answer.Content.ReadFromJsonAsync<LedgerExtract>(ProgrammeJson.Options))!.Totals;
    }

    /// <param name="after">What the page before gave as next; null for the first.</param>
    public async Task<LedgerExtract> LedgerAsync(string workflow, string? after)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/api/ledger?workflow={workflow}&size={LedgerFilter.LargestSize}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
        using var answer = await SendAsync(HttpMethod.Get, path);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<LedgerExtract>(ProgrammeJson.Options))!;
    }

    /// <returns>The event's id.</returns>
    public async Task<string> PublishEventAsync(object draft)
    {
        using var created = await SendAsync(HttpMethod.Post, "/api/events", draft);
        created.EnsureSuccessStatusCode();
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("events")[0].GetProperty("id").GetString()!;
        using var published = await SendAsync(HttpMethod.Post, $"/api/events/{id}/publish");
        published.EnsureSuccessStatusCode();
        return id;
    }

    public async Task StartSurveyAsync(string survey, object order)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/api/surveys/{survey}/runs", order);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> SurveyRunAsync(string survey, string run)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/surveys/{survey}/runs/{run}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>By reminder, how many people the app expects to reach in time.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReachAsync(string eventId)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/events/{eventId}");
        var reach = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reach");
        return reach.EnumerateArray().ToDictionary(one => one.GetProperty("reminder").GetString()!, one => one.GetProperty("inTime").GetInt32());
    }

    public async Task<int> SeatsAsync(string eventId)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/events/{eventId}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("seats").GetProperty("seats").GetInt32();
    }

    /// <param name="token">One for many registrations, so that they are measured and not the tokens.</param>
    public async Task RegisterAsync(string eventId, string person, string token)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/api/events/{eventId}/registrations", new { person }, token);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(app.App, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await TokenAsync());
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web);
        return await app.Http.SendAsync(request);
    }

    public async Task<string> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = LocalDefaults.ClientId,
                ["client_secret"] = LocalDefaults.ClientSecret,
                ["scope"] = $"{LocalDefaults.ClientId}/.default",
            }
        );
        using var answer = await app.Http.PostAsync(new Uri(app.Graph, $"/{LocalDefaults.TenantId}/oauth2/v2.0/token"), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
