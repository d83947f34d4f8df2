using System.Text.Json;
using Automations.Runtime.Graph;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Automations.Graph.Tests;

/// <summary>A local Graph on a free port with a state folder of its own, and the real SDK pointed at it.</summary>
public sealed class GraphFixture : IAsyncLifetime
{
    public const string Sender = "lotsen@nordlicht.example";
    public const string Mira = "mira.hansen@nordlicht.example";
    private readonly string _folder = Directory.CreateTempSubdirectory("graph-tests-").FullName;
    private LocalGraph? _graph;
    private LocalGraphOptions? _options;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));

    public Uri Address => _graph!.BaseAddress;

    public HttpClient Http { get; private set; } = null!;

    public GraphServiceClient Graph { get; private set; } = null!;

    internal LocalGraphOptions Options
    {
        get => _options ?? new LocalGraphOptions { Port = 0, StateFolder = _folder };
        set => _options = value with { StateFolder = _folder };
    }

    public static string PropertyId(string name) => $"String {{b7c5a1f0-0d3e-4c5b-9a53-2f4f6a3f0001}} Name {name}";

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Stops the server and starts another on the same state.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>The SDK acting as the application, or as a person by a token of the local tool.</summary>
    public async Task<GraphServiceClient> ClientAsync(string? person = null)
    {
        var token = person is null ? await ApplicationTokenAsync() : await PersonTokenAsync(person);
        var authentication = new BaseBearerTokenAuthenticationProvider(new FixedToken(token));
        var http = new HttpClient(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(30) };
        return new GraphServiceClient(new HttpClientRequestAdapter(authentication, httpClient: http), new Uri(Address, "v1.0").ToString());
    }

    public Task<string> ApplicationTokenAsync(string scope = "https://graph.microsoft.com/.default") =>
        TokenAsync($"{Options.TenantId}/oauth2/v2.0/token", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "an-app",
            ["client_secret"] = "any",
            ["scope"] = scope,
        }));

    public Task<string> PersonTokenAsync(string person) => TokenAsync($"_local/token?user={person}&audience=graph", null);

    public async Task<JsonElement> LocalAsync(string path) =>
        (await JsonDocument.ParseAsync(await Http.GetStreamAsync(new Uri("_local/" + path, UriKind.Relative)))).RootElement;

    /// <summary>A request below /v1.0 without the SDK, which hides headers and retries.</summary>
    public async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, "v1.0/" + path) { Content = content };
        request.Headers.Authorization = new("Bearer", token ?? await ApplicationTokenAsync());
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        _graph = await LocalGraph.StartAsync(Options, Clock, NullLoggerFactory.Instance, CancellationToken.None);
        Http = new HttpClient { BaseAddress = Address };
        Graph = await ClientAsync();
    }

    private async Task StopAsync()
    {
        Http?.Dispose();
        Graph?.Dispose();
        if (_graph is not null)
            await _graph.DisposeAsync();
        _graph = null;
    }

    private async Task<string> TokenAsync(string path, HttpContent? content)
    {
        var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return (await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync())).RootElement.GetProperty("access_token").GetString()!;
    }

    private sealed class FixedToken(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(token);
    }
}
