using System.Diagnostics;
using System.Globalization;
using System.Text;
using Automations.Host.Sample;

namespace Automations.Host.Tests.Startup;

/// <summary>The sample app as its users start it: a process.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new();

    private SampleProcess(Process process, int port)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    public HttpClient Http { get; }

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static string[] PortArguments(int port) =>
        ["--port", Text(port), "--graph-port", Text(port + 1), "--storage-port", Text(port + 2)];

    public static SampleProcess Start(int port, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : DotnetPath())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["Sample__Inbox"] = "inbox" },
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        foreach (var argument in (string[])[typeof(SampleApp).Assembly.Location, .. PortArguments(port), .. arguments])
            start.ArgumentList.Add(argument);

        var sample = new SampleProcess(new Process { StartInfo = start }, port);
        sample._process.OutputDataReceived += sample.Read;
        sample._process.ErrorDataReceived += sample.Read;
        sample._process.Start();
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    public async Task ReadyAsync()
    {
        await Task.WhenAny(_ready.Task, _process.WaitForExitAsync()).WaitAsync(Limit);
        Assert.True(_ready.Task.IsCompleted, Output);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>Not by the signal of Ctrl-C: a test run in the background hands on to its children that they ignore it.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Text(_process.Id)]);
        await kill.WaitForExitAsync();
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Http.Dispose();
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
        if (line.Data?.StartsWith("Ready in", StringComparison.Ordinal) == true)
            _ready.TrySetResult();
    }

    private static string DotnetPath() => Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
