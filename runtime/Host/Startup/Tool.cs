using System.ComponentModel;
using System.Diagnostics;

namespace Automations.Runtime.Host.Startup;

/// <summary>Runs a command of the machine and waits for it.</summary>
internal static class Tool
{
    /// <returns>Null when the machine does not have it.</returns>
    public static async Task<ToolResult?> RunAsync(string name, string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo
        {
            FileName = name,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        if (OperatingSystem.IsWindows() && name == "npm")
        {
            start.FileName = "cmd.exe";
            start.ArgumentList.Add("/c");
            start.ArgumentList.Add("npm");
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start.");
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ToolResult(process.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

internal sealed record ToolResult(int ExitCode, string Output, string Errors);
