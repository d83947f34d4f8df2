using System.Net;
using System.Net.Sockets;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Automations.Runtime.Host.State;
using Automations.Runtime.Host.Storage;
using Automations.Runtime.Host.Timers;

namespace Automations.Host.Tests.Startup;

public sealed class StateFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WhatAnotherHolds_IsRefused()
    {
        using var held = StateFolder.Open(_folder.Path);

        var refused = Assert.Throws<StartupException>(() => StateFolder.Open(_folder.Path));

        Assert.Contains($"in use by process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--state", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhatCannotBeWritten_IsRefused()
    {
        var below = Path.Combine(_folder.File("a-file", ""), "state");

        var refused = Assert.Throws<StartupException>(() => StateFolder.Open(below));

        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OnAFullDisk_IsNotMistakenForAFolderInUse()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Needs /dev/full.");
        _folder.File("lock", "");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "process"), "/dev/full");

        var refused = Assert.Throws<StartupException>(() => StateFolder.Open(_folder.Path));

        Assert.Contains("cannot be written: No space left on device", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clock_FromADamagedFile_IsRefusedByName()
    {
        _folder.File("clock", "half past nine");
        using var state = StateFolder.Open(_folder.Path);

        var refused = Assert.Throws<StartupException>(() => LocalClock.Open(new LocalOptions(), state));

        Assert.Contains(_folder.File("clock"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clock_AskedToGoBack_IsRefused()
    {
        _folder.File("clock", "2027-03-01T08:00:00Z");
        using var state = StateFolder.Open(_folder.Path);
        var options = new LocalOptions { Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        var refused = Assert.Throws<StartupException>(() => LocalClock.Open(options, state));

        Assert.Contains("2027-03-01T08:00:00Z", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--now", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_Saved_IsWhereTheNextStartBegins()
    {
        var later = new DateTimeOffset(2027, 5, 6, 7, 8, 9, 10, TimeSpan.Zero);
        using var state = StateFolder.Open(_folder.Path);
        using (var clock = LocalClock.Open(new LocalOptions(), state))
            await clock.SaveAsync(later, CancellationToken.None);

        using var next = LocalClock.Open(new LocalOptions(), state);

        Assert.Equal(later, next.Time.GetUtcNow());
    }

    [Fact]
    public void TimerStatus_FromADamagedFile_IsRefusedByName()
    {
        var path = _folder.File("timers.json", "{ \"Morning\": ");

        Assert.Contains(path, Assert.Throws<StartupException>(() => new ScheduleMonitor(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Port_Taken_IsNamedWithItsOwnerAndTheOption()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var refused = Assert.Throws<StartupException>(() => Ports.RequireFree(port, 1, "the functions", "Host:Port"));

        Assert.Contains($"Port {port}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--port", refused.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Npm_Fails_IsToldWithItsReason()
    {
        if (await Tool.RunAsync("npm", ["--version"], _folder.Path, CancellationToken.None) is null)
            Assert.Skip("npm is not installed.");
        _folder.File("package.json", "{ \"name\": \"broken\", \"dependencies\": { \"azurite\": \"3.37.0\" } }");
        _folder.File("package-lock.json", "{ \"name\": \"broken\", \"lockfileVersion\": 3, \"packages\": {} }");
        var installation = new AzuriteInstallation(_folder.Path);

        var refused = await Assert.ThrowsAsync<StartupException>(() => installation.EnsureAsync(static _ => { }, CancellationToken.None));

        Assert.Contains("npm could not install", refused.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci in " + _folder.Path, refused.Message, StringComparison.Ordinal);
    }
}
