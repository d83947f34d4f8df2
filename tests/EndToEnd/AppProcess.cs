using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Automations.EndToEnd;

/// <summary>The whole product as a process of its own, as people start it. Restarted, it goes on with the same state and ports.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly AppStart start;
    private readonly string folder = Directory.CreateTempSubdirectory("champion-automations-").FullName;
    private readonly ProcessOutput output = new();
    private Process? process;

    private AppProcess(AppStart start, AppPorts ports)
    {
        this.start = start;
        Ports = ports;
        App = new HttpClient { BaseAddress = new Uri($"http://localhost:{ports.App}"), Timeout = TimeSpan.FromMinutes(10) };
        Graph = new HttpClient { BaseAddress = new Uri($"http://localhost:{ports.Graph}"), Timeout = TimeSpan.FromMinutes(1) };
    }

    public AppPorts Ports { get; }

    /// <summary>Talks to the functions and the host's admin endpoints.</summary>
    public HttpClient App { get; }

    /// <summary>Talks to the local Graph, with its mailboxes and tools.</summary>
    public HttpClient Graph { get; }

    public string StateFolder => Path.Combine(folder, "state");

    public string Output => output.Text;

    public static async Task<AppProcess> StartAsync(AppStart? start = null)
    {
        var app = new AppProcess(start ?? new AppStart(), AppPorts.Take());
        try
        {
            await app.RestartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it (again) and waits until it says that it is ready.</summary>
    public async Task RestartAsync()
    {
        output.Clear();
        process = Process.Start(Command())!;
        output.Follow(process);
        var ready = output.WaitForAsync("Ready in", StartLimit);
        if (await Task.WhenAny(ready, process.WaitForExitAsync()) != ready || !await ready)
            throw new InvalidOperationException($"The app did not get ready. It said:{System.Environment.NewLine}{Output}");
    }

    /// <summary>Ends it without any warning, as a power cut would; storage goes on, as it does for people.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
    }

    /// <summary>Lets it end in order, and storage with it.</summary>
    public async Task StopAsync()
    {
        if (process is not { HasExited: false } running)
            return;
        // not the signal of Ctrl-C: a test run in the background hands on to its children that they ignore it
        if (OperatingSystem.IsWindows())
            running.Kill();
        else
            using (var interrupt = Process.Start("kill", ["-TERM", running.Id.ToString(CultureInfo.InvariantCulture)]))
                await interrupt.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await running.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            running.Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        EndStorage();
        process?.Dispose();
        App.Dispose();
        Graph.Dispose();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // a file may still be held for a moment; the folder is a temporary one
        }
    }

    private ProcessStartInfo Command()
    {
        Directory.CreateDirectory(StateFolder);
        List<string> arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Automations.Functions.dll"),
            "--port", Text(Ports.App), "--graph-port", Text(Ports.Graph), "--storage-port", Text(Ports.Storage), "--state", StateFolder,
        ];
        AddOption("--people", start.People);
        AddOption("--programme", start.Programme);
        AddOption("--now", start.Now);
        arguments.AddRange(start.Arguments);
        var command = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in start.Environment)
            command.Environment[name] = value;
        return command;

        void AddOption(string name, string? value)
        {
            if (value is not null)
                arguments.AddRange([name, value]);
        }
    }

    /// <summary>A killed host leaves the storage emulator behind on purpose; its marker says which process that is.</summary>
    private void EndStorage()
    {
        var marker = Path.Combine(StateFolder, "storage.json");
        if (!File.Exists(marker))
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(marker));
        var id = json.RootElement.EnumerateObject().First(field => field.Name.Equals("processId", StringComparison.OrdinalIgnoreCase)).Value.GetInt32();
        try
        {
            using var storage = Process.GetProcessById(id);
            storage.Kill();
            storage.WaitForExit();
        }
        catch (ArgumentException)
        {
            // it has ended already
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
