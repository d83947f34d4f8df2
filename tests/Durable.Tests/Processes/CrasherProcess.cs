using System.Diagnostics;
using Automations.Durable.Crasher;

namespace Automations.Durable.Tests.Processes;

/// <summary>A process that works on a database until it is killed, is stopped, or is done.</summary>
internal sealed class CrasherProcess : IDisposable
{
    /// <summary>Only an engine that hangs takes this long.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly Task<string> errors;

    private CrasherProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static string[] Command { get; } = [DotnetPath(), typeof(Workflows).Assembly.Location];

    /// <summary>What it has told so far.</summary>
    public IReadOnlyList<string> Lines => lines;

    public static CrasherProcess Start(string database, int orders, IEnumerable<string>? acknowledged = null) =>
        Start([.. Command, database, $"{orders}"], acknowledged ?? []);

    public static CrasherProcess Start(string[] command, IEnumerable<string> acknowledged)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        foreach (var line in acknowledged)
        {
            started.StandardInput.WriteLine(line);
        }

        started.StandardInput.Close();
        return new(started);
    }

    /// <summary>Reads until it has told this many lines.</summary>
    /// <returns>False when it has ended before.</returns>
    public async Task<bool> ReadAsync(int count)
    {
        while (lines.Count < count)
        {
            if (await process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is not { } line)
            {
                return false;
            }

            lines.Add(line);
        }

        return true;
    }

    /// <summary>SIGKILL: nothing in the process can do anything about it.</summary>
    public void Kill() => process.Kill();

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Reads what is left, and waits for the end.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await ReadAsync(int.MaxValue);
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (process.ExitCode, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static string DotnetPath() => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
        ? path
        : Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
