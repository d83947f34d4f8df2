using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Automations.Runtime.Host.State;
using Azure;
using Azure.Storage.Blobs;

namespace Automations.Runtime.Host.Storage;

/// <summary>The storage emulator of one state folder. It is no child of ours in the system's eyes: it outlives a killed host, and the next host uses it again.</summary>
internal sealed class Azurite
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(40);

    private readonly JsonFile<AzuriteMarker> _marker;
    private readonly string _folder;
    private readonly string _log;
    private readonly int _port;
    private readonly StorageMode _mode;
    private int _processId;

    public Azurite(string stateFolder, int port, StorageMode mode = StorageMode.Disk)
    {
        _folder = Directory.CreateDirectory(Path.Combine(stateFolder, "storage")).FullName;
        _log = Path.Combine(stateFolder, "storage.log");
        _marker = new JsonFile<AzuriteMarker>(Path.Combine(stateFolder, "storage.json"));
        _port = port;
        _mode = mode;
    }

    /// <summary>Starts it, or finds the one that an earlier host left.</summary>
    public async Task StartAsync(AzuriteInstallation installation, Action<string> report, CancellationToken cancellation)
    {
        if (_marker.Read() is { } left && await IsOursAsync(left, cancellation))
        {
            _processId = left.ProcessId;
            if (left.Port == _port)
                return;
            await StopAsync(cancellation);
        }

        Ports.RequireFree(_port, 3, "the storage emulator", "Host:StoragePort");
        await installation.EnsureAsync(report, cancellation);
        _processId = await LaunchAsync(installation.Script, cancellation);
        await WaitUntilListeningAsync(cancellation);
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await TokenBlob(_port).UploadAsync(BinaryData.FromString(token), overwrite: true, cancellation);
        _marker.Write(new AzuriteMarker(_processId, _port, token));
    }

    /// <summary>Asks it to save and end, and waits for that.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await Tool.RunAsync("node", ["-e", $"process.kill({_processId}, 'SIGINT')"], _folder, cancellation);
        var started = Stopwatch.GetTimestamp();
        while (IsAlive(_processId) && Stopwatch.GetElapsedTime(started) < StopLimit)
            await Task.Delay(Poll, TimeProvider.System, cancellation);
        _marker.Delete();
    }

    private async Task<int> LaunchAsync(string script, CancellationToken cancellation)
    {
        // Only Node can start a process apart from our terminal in the same way on every system: Ctrl-C must not reach it before we are done.
        const string Launcher =
            "const [script, log, ...args] = process.argv.slice(1); const out = require('fs').openSync(log, 'a');"
            + "const child = require('child_process').spawn(process.execPath, [script, ...args], { detached: true, stdio: ['ignore', out, out] });"
            + "child.unref(); console.log(child.pid);";
        string[] arguments =
        [
            "-e", Launcher, script, _log,
            .. _mode == StorageMode.Memory ? ["--inMemoryPersistence"] : new[] { "--location", _folder },
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", Text(_port), "--queuePort", Text(_port + 1), "--tablePort", Text(_port + 2),
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        var launched = await Tool.RunAsync("node", arguments, _folder, cancellation);
        if (launched is null)
            await AzuriteInstallation.RequireNodeAsync(cancellation);
        return launched is { ExitCode: 0 } && int.TryParse(launched.Output, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new StartupException($"The storage emulator could not be started: {launched?.Errors}");
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var port in new[] { _port, _port + 1, _port + 2 })
        {
            while (!await AcceptsAsync(port, cancellation))
            {
                if (!IsAlive(_processId) || Stopwatch.GetElapsedTime(started) > StartLimit)
                    throw DidNotStart();
                await Task.Delay(Poll, TimeProvider.System, cancellation);
            }
        }
    }

    private StartupException DidNotStart()
    {
        var tail = File.Exists(_log) ? string.Join(Environment.NewLine, File.ReadLines(_log).TakeLast(8)) : "";
        return new StartupException(
            $"The storage emulator did not start. The end of its log {_log}:{Environment.NewLine}{tail}{Environment.NewLine}"
            + "If its data is damaged, start over with an empty folder: --state DIR.");
    }

    private static async Task<bool> IsOursAsync(AzuriteMarker marker, CancellationToken cancellation)
    {
        if (!IsAlive(marker.ProcessId))
            return false;
        try
        {
            var token = await TokenBlob(marker.Port).DownloadContentAsync(cancellation);
            return token.Value.Content.ToString() == marker.Token;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }

    private static BlobClient TokenBlob(int port)
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(5) } };
        var container = new BlobContainerClient(LocalDefaults.StorageConnectionString(port), "local-host", options);
        container.CreateIfNotExists();
        return container.GetBlobClient("owner");
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
