using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Automations.Benchmarks;

/// <summary>The app in a process, state folder and ports of its own, as somebody runs it on a laptop.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly string[] arguments;
    private readonly string folder;
    private Process process;

    private AppProcess(string[] arguments, string folder, int port)
    {
        this.arguments = arguments;
        this.folder = folder;
        process = Start(arguments, folder);
        App = new Uri($"http://localhost:{Text(port)}");
        Graph = new Uri($"http://localhost:{Text(port + 1)}");
        StoragePort = port + 2;
        Http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri App { get; }

    public Uri Graph { get; }

    public int StoragePort { get; }

    public HttpClient Http { get; }

    /// <summary>Bytes of memory the process has needed at its peak (resident set).</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public static async Task<AppProcess> StartAsync(int port, int people, string? programme = null)
    {
        var place = Directory.CreateTempSubdirectory("automations-benchmark-").FullName;
        var organisation = Path.Combine(place, "people.json");
        Organisation.Write(organisation, people);
        string[] common =
        [
            Assembly(), "--storage", "memory", "--port", Text(port), "--graph-port", Text(port + 1), "--storage-port", Text(port + 2),
            "--state", Path.Combine(place, "state"), "--people", organisation,
        ];
        var app = new AppProcess(programme is null ? common : [.. common, "--programme", programme], place, port);
        await app.WaitUntilReadyAsync();
        return app;
    }

    /// <summary>As when the machine takes it away: the storage emulator stays.</summary>
    public void Kill() => process.Kill();

    public async Task RestartAsync()
    {
        await process.WaitForExitAsync();
        process.Dispose();
        process = Start(arguments, folder);
        await WaitUntilReadyAsync();
    }

    private static Process Start(string[] arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var running = Process.Start(start)!;
        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(folder, "app.log"), append: true) { AutoFlush = true });
        running.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        running.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            // in order, so that the storage emulator ends too
            using var terminate = OperatingSystem.IsWindows() ? null : Process.Start("kill", ["-TERM", Text(process.Id)]);
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > StartLimit)
                throw new InvalidOperationException($"The app did not start:{Environment.NewLine}{Log()}");
            await Task.Delay(Poll, TimeProvider.System);
        }
    }

    private string Log()
    {
        using var log = new StreamReader(new FileStream(Path.Combine(folder, "app.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(App, "/admin/clock"));
            return answer.IsSuccessStatusCode && JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.TryGetProperty("now", out _);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The app as built beside this project, in the same configuration.</summary>
    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        for (var at = output; at is not null; at = at.Parent)
        {
            var assembly = Path.Combine(at.FullName, "functions", "bin", configuration, framework, "Automations.Functions.dll");
            if (File.Exists(assembly))
                return assembly;
        }

        throw new InvalidOperationException("Build the function app first: dotnet build -c Release functions");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
