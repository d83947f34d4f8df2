using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Testing;

public sealed class SimulatedTaskHostTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task CrashAtWrite_AtEveryWrite_GoesOnToTheSameEnd(bool onDisk, bool afterStoring)
    {
        var crashed = true;
        for (var write = 1; crashed; write++)
        {
            await using var host = await StartAsync(onDisk ? folder.Database + write : null);
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Rounds", 3);
            host.CrashAtWrite(write, afterStoring);

            await host.AdvanceAsync(TimeSpan.FromHours(3));

            Assert.Equal("3 2 1 at 11:00", (await host.GetAsync(id)).ReadOutputAs<string>());
            crashed = host.Crashes > 0;
            Assert.InRange(host.Crashes, 0, 1);
        }
    }

    [Fact]
    public async Task Crash_OnDemand_KeepsWhatIsStoredAndRunsActivitiesAgain()
    {
        var runs = 0;
        var begun = new TaskCompletionSource();
        var hang = new TaskCompletionSource();
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Flow", context => context.CallActivityAsync<int>("Work"))
            .AddActivityFunc("Work", async _ =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    begun.SetResult();
                    await hang.Task;
                }

                return runs;
            }));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Flow");
        await begun.Task;

        await host.CrashAsync();
        await host.RunUntilIdleAsync();
        hang.SetResult();

        Assert.Equal((1, 2), (host.Crashes, (await host.GetAsync(id)).ReadOutputAs<int>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_DuringACall_LeavesTheCallerInDoubt(bool afterStoring)
    {
        await using var host = await StartAsync(folder.Database);
        host.CrashAtWrite(1, afterStoring);

        await Assert.ThrowsAsync<SimulatedCrashException>(() =>
            host.Client.ScheduleNewOrchestrationInstanceAsync("Rounds", 1, new StartOrchestrationOptions("one")));
        Assert.True(host.HasCrashed);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => host.Client.GetInstanceAsync("one"));
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(afterStoring, await host.Client.GetInstanceAsync("one") is { RuntimeStatus: OrchestrationRuntimeStatus.Completed });
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.RestartAsync());
    }

    [Fact]
    public async Task Crash_TellsThoseWhoWait()
    {
        await using var host = await StartAsync(null);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Rounds", 1);
        await host.RunUntilIdleAsync();
        var ending = host.Client.WaitForInstanceCompletionAsync(id);

        await host.CrashAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => ending);
    }

    private static Task<SimulatedTaskHost> StartAsync(string? database) => SimulatedTaskHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<int, string>("Rounds", async (context, left) =>
            {
                var line = "";
                for (var round = left; round > 0; round--)
                {
                    line += await context.CallActivityAsync<string>("Say", round) + " ";
                    await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                }

                return $"{line}at {context.CurrentUtcDateTime:HH:mm}";
            })
            .AddActivityFunc<int, string>("Say", (_, round) => $"{round}"),
        new() { DatabasePath = database });
}
