using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Automations.Functions.Tests.Support;
using Automations.Runtime.Host.Options;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Automations.Functions.Tests.Support;

/// <summary>Azurite on free ports for all tests of this assembly, started by the first that needs it.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("automations-tests-").FullName;
    private Process? process;
    private int port;

    /// <returns>A connection string. The test is skipped when Azurite is not installed.</returns>
    public async Task<string> RequireAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (process is null)
                await StartAsync();
            return LocalDefaults.StorageConnectionString(port);
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
        starting.Dispose();
    }

    private async Task StartAsync()
    {
        var script = Script();
        if (script is null)
            Assert.Skip("Azurite is not installed: npm ci in runtime/Host/Azurite, or start the app once.");
        port = FreePorts.Take(3);
        string[] arguments =
        [
            script, "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--blobPort", Text(port), "--queuePort", Text(port + 1), "--tablePort", Text(port + 2),
        ];
        process = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder });
        var started = Stopwatch.GetTimestamp();
        while (!await AcceptsAsync(port + 2))
        {
            Assert.True(process is { HasExited: false } && Stopwatch.GetElapsedTime(started) < StartLimit, "Azurite did not start.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static string? Script()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var script = Path.Combine(at.FullName, "runtime", "Host", "Azurite", "node_modules", "azurite", "dist", "src", "azurite.js");
            if (File.Exists(script))
                return script;
        }

        return null;
    }

    private static async Task<bool> AcceptsAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
