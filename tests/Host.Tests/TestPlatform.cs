using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Automations.Host.Sample;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Automations.Host.Tests;

/// <summary>The sample app on a platform of its own, in this process: real HTTP, real queues, simulated time.</summary>
internal sealed class TestPlatform : IAsyncDisposable
{
    private readonly TempFolder? _ownFolder;
    private readonly IHost _host;

    private TestPlatform(IHost host, int port, TempFolder? ownFolder)
    {
        _host = host;
        _ownFolder = ownFolder;
        Http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    public HttpClient Http { get; }

    /// <summary>What the sample app noted, without the begin and end of each invocation.</summary>
    public IReadOnlyList<string> Notes => [.. Journal.Where(line => !line.Contains(" begin ") && !line.Contains(" end "))];

    public IReadOnlyList<string> Journal => _host.Services.GetRequiredService<Journal>().Lines;

    public static async Task<TestPlatform> StartAsync(
        TestStorage storage, Dictionary<string, string?>? settings = null, Func<LocalSetup, LocalSetup>? change = null, TempFolder? folder = null)
    {
        if (folder is null)
            await storage.EmptyAsync();
        var ownFolder = folder is null ? new TempFolder() : null;
        var port = FreePorts.Take(2);
        var setup = LocalSetup.Create(
            [
                new Dictionary<string, string?>
                {
                    ["Host:Port"] = port.ToString(CultureInfo.InvariantCulture),
                    ["Host:GraphPort"] = (port + 1).ToString(CultureInfo.InvariantCulture),
                    ["Host:State"] = (folder ?? ownFolder!).Path,
                    ["AzureWebJobsStorage"] = storage.ConnectionString,
                    ["Sample:Inbox"] = "inbox",
                },
                settings ?? [],
            ],
            typeof(SampleApp).Assembly);
        var builder = new FunctionsApplicationBuilder(change?.Invoke(setup) ?? setup);
        SampleApp.Configure(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new TestPlatform(host, port, ownFolder);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async Task<JsonNode> AdvanceAsync(string by)
    {
        var answer = await Http.PostAsJsonAsync("/admin/clock/advance", new { by });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> GetJsonAsync(string address) => (await Http.GetFromJsonAsync<JsonNode>(address))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _ownFolder?.Dispose();
    }
}
