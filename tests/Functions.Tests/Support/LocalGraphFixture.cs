using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.People.Graph;
using Automations.Runtime.Graph;
using Azure.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph;

namespace Automations.Functions.Tests.Support;

/// <summary>A local Graph of one test class, over real HTTP.</summary>
public sealed class LocalGraphFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("automations-graph-").FullName;
    private readonly HttpClient http = new();
    private LocalGraph? graph;

    public FakeTimeProvider Clock { get; } = new(Monday);

    public Uri BaseUrl => new(graph!.BaseAddress, "v1.0");

    public async ValueTask InitializeAsync()
    {
        var options = new LocalGraphOptions { Port = 0, StateFolder = folder, Limits = GraphLimits.None };
        graph = await LocalGraph.StartAsync(options, Clock, NullLoggerFactory.Instance, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (graph is not null)
            await graph.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <param name="transport">Stands between the SDK and the socket.</param>
    public GraphServiceClient Client(DelegatingHandler? transport = null)
    {
        transport?.InnerHandler ??= new SocketsHttpHandler();
        return GraphClients.Create(BaseUrl, new LocalCredential(graph!.BaseAddress, http), transport);
    }

    public async Task<JsonArray> MessagesAsync(string to) =>
        (await http.GetFromJsonAsync<JsonArray>(new Uri(graph!.BaseAddress, $"_local/messages?to={Uri.EscapeDataString(to)}")))!;

    public async Task<JsonArray> EventsAsync(string user) =>
        (await http.GetFromJsonAsync<JsonArray>(new Uri(graph!.BaseAddress, $"_local/events?user={Uri.EscapeDataString(user)}")))!;

    /// <summary>Answers an invitation as its recipient would: <c>accept</c>, <c>tentativelyAccept</c> or <c>decline</c>.</summary>
    public async Task AnswerAsync(string user, string subject, string response)
    {
        var copy = (await EventsAsync(user)).Single(entry => entry!["subject"]!.GetValue<string>() == subject)!;
        var address = $"_local/events/{copy["id"]}/{response}?user={Uri.EscapeDataString(user)}";
        using var answer = await http.PostAsync(new Uri(graph!.BaseAddress, address), content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <param name="plan">As <c>PUT /_local/faults</c> takes it; null for none.</param>
    public async Task InjectAsync(object? plan)
    {
        var address = new Uri(graph!.BaseAddress, "_local/faults");
        using var answer = plan is null ? await http.DeleteAsync(address) : await http.PutAsJsonAsync(address, plan);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonArray> CardsAsync() => (await http.GetFromJsonAsync<JsonArray>(new Uri(graph!.BaseAddress, "_local/channel")))!;

    public Uri Webhook => new(graph!.BaseAddress, "_local/channel/webhook");

    /// <summary>A fresh token each time: the clock of a test may leap over any token's life.</summary>
    private sealed class LocalCredential(Uri address, HttpClient http) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Graph's SDK asks asynchronously.");

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = new LocalGraphOptions { StateFolder = "" }.ClientId,
                    ["client_secret"] = "local-only",
                    ["scope"] = requestContext.Scopes[0],
                }
            );
            var tenant = new LocalGraphOptions { StateFolder = "" }.TenantId;
            using var response = await http.PostAsync(new Uri(address, $"{tenant}/oauth2/v2.0/token"), form, cancellationToken);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return new AccessToken(answer.GetProperty("access_token").GetString()!, DateTimeOffset.MaxValue);
        }
    }
}
