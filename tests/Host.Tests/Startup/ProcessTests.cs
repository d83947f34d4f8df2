using System.Net.Sockets;
using Automations.Runtime.Host.Storage;

namespace Automations.Host.Tests.Startup;

[Collection(PlatformTests.Name)]
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePorts.Take(5);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithAWrongOption_SaysSoAndExitsWith2()
    {
        using var sample = SampleProcess.Start(_port, ["--colour", "blue"]);

        Assert.Equal(2, await sample.ExitCodeAsync());
        Assert.Contains("--colour", sample.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithABadSettingOfTheApp_NamesItAndExitsWith1()
    {
        using var sample = SampleProcess.Start(_port, ["--state", _folder.Path], new() { ["Sample__Size"] = "99" });

        Assert.Equal(1, await sample.ExitCodeAsync());
        Assert.Contains("The settings are not right", sample.Output, StringComparison.Ordinal);
        Assert.Contains("Size", sample.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutNode_SaysWhatToInstallAndExitsWith1()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Hides Node.js by an empty PATH, tried on Linux only.");
        using var sample = SampleProcess.Start(_port, ["--state", _folder.Path], new() { ["PATH"] = _folder.Path });

        Assert.Equal(1, await sample.ExitCodeAsync());
        Assert.Contains("Node.js was not found", sample.Output, StringComparison.Ordinal);
        Assert.Contains("https://nodejs.org", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnADamagedDatabase_NamesItLeavesItAndExitsWith1()
    {
        await SkipWithoutStorageAsync();
        var database = _folder.File("durable.db", new string('?', 5_000));
        using var sample = SampleProcess.Start(_port, ["--state", _folder.Path]);

        Assert.Equal(1, await sample.ExitCodeAsync());
        Assert.Contains($"'{database}' is damaged", sample.Output, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", sample.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sample.Output, StringComparison.Ordinal);
        Assert.Equal(new string('?', 5_000), await File.ReadAllTextAsync(database));
    }

    [Fact]
    public async Task Kill_ThenStartAgain_FindsStorageAndGoesOn()
    {
        await SkipWithoutStorageAsync();
        using (var killed = SampleProcess.Start(_port, ["--state", _folder.Path]))
        {
            await killed.ReadyAsync();
            await killed.Http.PostAsync("/start/survivor", null);
            killed.Kill();
            await killed.ExitCodeAsync();
        }

        Assert.True(IsListening(_port + 2), "the storage emulator outlives a killed host");
        using var second = SampleProcess.Start(_port, ["--state", _folder.Path]);
        await second.ReadyAsync();
        using var third = SampleProcess.Start(_port, ["--state", _folder.Path]);
        var refused = await third.ExitCodeAsync();
        var survivor = await second.Http.GetAsync("/runtime/webhooks/durabletask/instances/survivor");
        await second.InterruptAsync();
        var ended = await second.ExitCodeAsync();

        Assert.Equal(1, refused);
        Assert.Contains("in use by process", third.Output, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, survivor.StatusCode);
        Assert.Equal(0, ended);
        Assert.False(IsListening(_port + 2), "an orderly end stops the storage emulator");
    }

    private static async Task SkipWithoutStorageAsync()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Interrupts by a signal.");
        try
        {
            await AzuriteInstallation.OfThisBuild.EnsureAsync(static _ => { }, CancellationToken.None);
        }
        catch (Automations.Runtime.Host.Startup.StartupException missing)
        {
            Assert.Skip(missing.Message);
        }
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
