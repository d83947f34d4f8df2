using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.Storage;

/// <summary>Azurite as its lock file pins it, installed with npm on first use.</summary>
internal sealed class AzuriteInstallation(string folder)
{
    private const int OldestNode = 20;

    private string LockFile => Path.Combine(folder, "package-lock.json");

    private string Stamp => Path.Combine(folder, "node_modules", ".installed");

    public string Script => Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>The folder beside this project's source, as the build wrote it down.</summary>
    public static AzuriteInstallation OfThisBuild { get; } = new(
        typeof(AzuriteInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(metadata => metadata.Key == "AzuriteFolder").Value!);

    /// <exception cref="StartupException">Node.js is missing or too old, or npm failed.</exception>
    public async Task EnsureAsync(Action<string> report, CancellationToken cancellation)
    {
        if (!File.Exists(LockFile))
            throw new StartupException($"{LockFile} is missing. Build the solution again where its source is: dotnet build.");
        if (IsInstalled())
            return;
        await RequireNodeAsync(cancellation);

        using var _ = await InstallLockAsync(cancellation);
        if (IsInstalled())
            return;
        report("Installing the storage emulator (once, about half a minute) …");
        await InstallAsync(cancellation);
        await File.WriteAllTextAsync(Stamp, Fingerprint(), cancellation);
    }

    private async Task InstallAsync(CancellationToken cancellation)
    {
        string[] arguments = ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--omit=dev", "--omit=optional", "--ignore-scripts", "--loglevel=error"];
        var npm = await Tool.RunAsync("npm", arguments, folder, cancellation)
            ?? throw new StartupException("npm was not found. It comes with Node.js: install Node.js 22 or later from https://nodejs.org and start again.");
        if (npm.ExitCode != 0)
        {
            throw new StartupException(
                $"npm could not install the storage emulator (exit code {npm.ExitCode}):{Environment.NewLine}{npm.Errors}{Environment.NewLine}"
                + $"Check the connection to the npm registry (npm ping), then start again; or try by hand: npm ci in {folder}.");
        }
    }

    /// <exception cref="StartupException">Node.js is missing or too old.</exception>
    public static async Task RequireNodeAsync(CancellationToken cancellation)
    {
        var node = await Tool.RunAsync("node", ["--version"], Directory.GetCurrentDirectory(), cancellation);
        var major = node is { ExitCode: 0 } && int.TryParse(
            node.Output.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (major < OldestNode)
        {
            throw new StartupException(
                (node is null ? "Node.js was not found" : $"Node.js {node.Output} is too old")
                + "; the local storage emulator runs on it. Install Node.js 22 or later from https://nodejs.org and start again.");
        }
    }

    private bool IsInstalled() => File.Exists(Script) && File.Exists(Stamp) && File.ReadAllText(Stamp) == Fingerprint();

    private string Fingerprint() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(LockFile)));

    private async Task<FileStream> InstallLockAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".installing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellation);
            }
        }
    }
}
