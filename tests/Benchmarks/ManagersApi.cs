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

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(app.App, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
        return await app.Http.SendAsync(request);
    }

    private async Task<string> TokenAsync()
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
