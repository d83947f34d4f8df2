using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.Benchmarks.Delivery;

/// <summary>
/// What strikes while mails are sent: 5 % of Graph's answers are 429 with Retry-After, 2 % are 503, 1 % are lost after Graph acted, and now and then the app is killed.
/// </summary>
/// <remarks>The local Graph dies with the app, and its faults with it: they are ordered again after each start.</remarks>
internal sealed class Troubles(AppProcess app, int seed)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly object[] Rules =
    [
        new { rate = 0.05, status = 429, retryAfter = 5 }, new { rate = 0.02, status = 503 }, new { rate = 0.01, drop = "after" },
    ];

    private readonly SortedDictionary<string, int> struck = new(StringComparer.Ordinal);
    private int requests;
    private int kills;

    public async Task BeginAsync()
    {
        using var answer = await app.Http.PutAsJsonAsync(new Uri(app.Graph, "/_local/faults"), new { seed = seed + kills, rules = Rules });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets the app go on, kills it when its clock has come to a moment, and starts it again.</summary>
    public async Task KillAsync(DateTimeOffset at, Func<Task> goOn, Func<Task<DateTimeOffset>> now)
    {
        var going = goOn();
        while (await now() < at && !going.IsCompleted)
            await Task.Delay(Poll, TimeProvider.System);
        await CountAsync();
        app.Kill();
        kills++;
        try
        {
            await going;
        }
        catch (HttpRequestException)
        {
            // its answer died with the process
        }

        await app.RestartAsync();
        await BeginAsync();
    }

    /// <summary>What struck since the last start, up to the last moment before a kill: what came in between is not counted.</summary>
    public async Task CountAsync()
    {
        var state = await app.Http.GetFromJsonAsync<JsonElement>(new Uri(app.Graph, "/_local/faults"));
        requests += state.GetProperty("requests").GetInt32();
        foreach (var fault in state.GetProperty("injected").EnumerateObject())
            struck[fault.Name] = struck.GetValueOrDefault(fault.Name) + fault.Value.GetInt32();
    }

    public string Write() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  troubles              {kills} kills, {requests:N0} requests to Graph: {string.Join(", ", struck.Select(fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Value:N0} × {fault.Key}")))}"
        );
}
