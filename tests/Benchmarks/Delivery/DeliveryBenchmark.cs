using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.Programme;
using Automations.Runtime.Host.Options;

namespace Automations.Benchmarks.Delivery;

/// <summary>A digest for very many recipients by eight lanes: composed, rendered and queued, then sent in simulated time.</summary>
internal static class DeliveryBenchmark
{
    public const string Name = "delivery";

    private const int FullSize = 100_000;
    private const int PerMinute = 30;
    private const double Mebibyte = 1024 * 1024;
    private const int Kills = 4;
    private static readonly TimeSpan Queueing = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing is said.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What faults have put off, and what a day's limit leaves to the next one, gets so many steps more.</summary>
    private const int MostSteps = 20;

    private static readonly TimeSpan Step = TimeSpan.FromHours(6);

    /// <returns>0 when the ledger adds up and, without faults, every lane kept its pace.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var size = arguments.Full ? FullSize : arguments.Size;
        var place = Directory.CreateTempSubdirectory("automations-benchmark-").FullName;
        var programme = EightLanes.Write(place);
        Console.WriteLine($"Starting the app with {EightLanes.Count} lanes …");
        await using var app = await AppProcess.StartAsync(arguments.Port, people: 50, programme);
        var now = await NowAsync(app);
        await using var load = new DigestLoad(LocalDefaults.StorageConnectionString(app.StoragePort), ProgrammeFile.Load(programme), now);

        var pages = await load.PrepareAsync(size);
        Console.WriteLine("Composing, rendering and queueing …");
        var (took, processor, largest) = await load.QueueAsync(pages);
        var memory = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
              recipients            {size:N0}, mails of up to {largest / 1024.0:0.0} KB
              rendered and queued   {took.TotalSeconds:0.0} s, {size / took.TotalSeconds:N0} a second, {processor.TotalSeconds:0.0} s of processor time here
              peak memory           {memory / Mebibyte:N0} MiB
            """));
        Console.WriteLine(await load.LookAsync());
        var troubles = arguments.Faults ? new Troubles(app, size) : null;
        var started = Stopwatch.GetTimestamp();
        await SendAsync(app, load, now, size, troubles);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  sent in               {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s of real time, app’s peak memory {app.PeakMemory / Mebibyte:N0} MiB"));

        Console.WriteLine(await load.LookAsync());
        if (troubles is not null)
            Console.WriteLine(troubles.Write());
        var report = new PaceReport(size, await load.RowsAsync(), await MiscountedAsync(app, size));
        Console.WriteLine(report.Write());
        var isSound = report is { AddsUp: true, IsExactlyOnce: true, KeepsLimits: true } && (arguments.Faults || report.KeepsPace);
        var isFast = took < Queueing * Math.Max(1, size / (double)FullSize);
        Console.WriteLine(isSound && isFast ? "Sound." : "NOT SOUND.");
        Directory.Delete(place, recursive: true);
        return isSound && isFast ? 0 : 1;
    }

    private static async Task SendAsync(AppProcess app, DigestLoad load, DateTimeOffset now, int size, Troubles? troubles)
    {
        await (troubles?.BeginAsync() ?? Task.CompletedTask);
        await WakeAsync(app);
        var minutes = (double)size / EightLanes.Count / PerMinute;
        var until = now.AddMinutes((minutes * 1.1) + 5);
        for (var part = 1; part <= Kills && troubles is not null; part++)
        {
            await troubles.KillAsync(now.AddMinutes(minutes * part / (Kills + 1)), () => AdvanceAsync(app, until), () => NowAsync(app));
            await WakeAsync(app);
        }

        for (var step = 0; step < MostSteps; step++, until += Step)
        {
            await AdvanceAsync(app, until);
            if (!await load.IsOpenAsync())
                break;
        }

        await (troubles?.CountAsync() ?? Task.CompletedTask);
    }

    /// <summary>As the workflow does that has queued the messages, until it was done.</summary>
    private static async Task WakeAsync(AppProcess app)
    {
        using var answer = await app.Http.PostAsJsonAsync(new Uri(app.App, "/admin/functions/KeepLanesRunning"), new { });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AdvanceAsync(AppProcess app, DateTimeOffset to)
    {
        if (to <= await NowAsync(app))
            return;
        var advancing = app.Http.PostAsJsonAsync(new Uri(app.App, "/admin/clock/advance"), new { to });
        while (await Task.WhenAny(advancing, Task.Delay(Patience, TimeProvider.System)) != advancing)
        {
            var now = await NowAsync(app);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  it is {now:yyyy-MM-dd HH:mm}, on the way to {to:yyyy-MM-dd HH:mm} …"));
        }

        using var answer = await advancing;
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Recipients with no mail, or more than one.</summary>
    private static async Task<IReadOnlyList<string>> MiscountedAsync(AppProcess app, int size)
    {
        await using var stream = await app.Http.GetStreamAsync(new Uri(app.Graph, "/_local/messages"));
        var arrived = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await foreach (var mail in JsonSerializer.DeserializeAsyncEnumerable<DeliveredMail>(stream, JsonSerializerOptions.Web))
        {
            foreach (var to in mail!.To)
                arrived[to] = arrived.GetValueOrDefault(to) + 1;
        }

        return [.. Enumerable.Range(0, size).Select(BenchmarkEdition.AddressOf).Where(address => arrived.GetValueOrDefault(address) != 1)];
    }

    private static async Task<DateTimeOffset> NowAsync(AppProcess app) =>
        (await app.Http.GetFromJsonAsync<JsonElement>(new Uri(app.App, "/admin/clock"))).GetProperty("now").GetDateTimeOffset();
}
