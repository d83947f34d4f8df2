using Automations.Durable.Crasher;

namespace Automations.Durable.Tests.Processes;

public sealed class StopTests
{
    private const int Orders = 300;

    [Fact]
    public async Task Terminate_UnderLoad_EndsInOrderAndTheNextLifeGoesOn()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Ends the process by a signal.");
        }

        using var folder = new TempFolder();
        using var stopped = CrasherProcess.Start(folder.Database, Orders);
        await stopped.ReadAsync(Orders / 2);
        await stopped.TerminateAsync();
        Assert.Equal((0, ""), await stopped.EndAsync());

        using var next = CrasherProcess.Start(folder.Database, Orders, stopped.Lines);

        Assert.Equal((0, ""), await next.EndAsync());
        Assert.Equal(Orders, next.Lines.Count(line => line.StartsWith("result", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SecondProcess_OnTheSameFile_IsRefusedAndDisturbsNothing()
    {
        using var folder = new TempFolder();
        using var first = CrasherProcess.Start(folder.Database, Orders);
        Assert.True(await first.ReadAsync(1));

        using var second = CrasherProcess.Start(folder.Database, Orders);
        var (exitCode, errors) = await second.EndAsync();

        Assert.Equal(3, exitCode);
        Assert.Empty(second.Lines);
        Assert.Contains($"InUse: Another process is already working with '{folder.Database}'", errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), await first.EndAsync());
        Assert.Equal("done", first.Lines[^1]);
        Assert.Contains(first.Lines, line => line.StartsWith($"result {Workflows.OrderId(Orders)} Completed", StringComparison.Ordinal));
    }
}
