using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Crashes;

/// <summary>Everything that a client can ask, with the process dying at each write in turn; whoever asked in vain asks again.</summary>
public sealed class SteeredCrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_AtEveryWriteOfASteeredLife_EndsWithTheSameResult(bool afterStoring)
    {
        var writes = 0;
        while (await SurviveAsync(++writes, afterStoring))
        {
            Assert.True(writes < 500, "it crashes for ever");
        }

        Assert.True(writes > 30, $"only {writes} writes");
    }

    /// <returns>False: it was over before it came to that write.</returns>
    private static async Task<bool> SurviveAsync(int write, bool afterStoring)
    {
        var repaired = false;
        await using var host = await SimulatedTaskHost.StartAsync(tasks => Tasks(tasks, () => repaired));
        host.CrashAtWrite(write, afterStoring);

        await StartAsync("worker", "Worker");
        await StartAsync("family", "Parent");
        await StartAsync("broken", "Broken");
        await StartAsync("later", "Later", new() { StartAt = host.Clock.GetUtcNow().AddHours(1) });
        await AskAsync(client => client.SuspendInstanceAsync("worker", "lunch"));
        await AskAsync(client => client.RaiseEventAsync("worker", "go", "went"));
        await AskAsync(client => client.TerminateInstanceAsync("family", new TerminateInstanceOptions { Output = "over", Recursive = true }));
        await AskAsync(client => client.ResumeInstanceAsync("worker", "back"));
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.GetAsync("broken")).RuntimeStatus);
        repaired = true;
        await AskAsync(async client =>
        {
            if ((await host.GetAsync("broken")).RuntimeStatus == OrchestrationRuntimeStatus.Failed)
            {
                await client.RewindInstanceAsync("broken", "repaired");
            }
        });
        await AskAsync(client => client.PurgeInstanceAsync("family", new PurgeInstanceOptions(Recursive: true)));
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("went, up, child", (await host.GetAsync("worker")).ReadOutputAs<string>());
        Assert.Equal("child, repaired", (await host.GetAsync("broken")).ReadOutputAs<string>());
        Assert.Equal("at 09:00", (await host.GetAsync("later")).ReadOutputAs<string>());
        Assert.Null(await host.Client.GetInstanceAsync("family"));
        Assert.Null(await host.Client.GetInstanceAsync("family-child"));
        var left = await host.GetStatisticsAsync();
        Assert.Equal((0, 0), (left.PendingActivities, left.PendingTimers));
        return host.Crashes > 0;

        Task StartAsync(string id, string orchestrator, StartOrchestrationOptions? options = null) => AskAsync(async client =>
        {
            if (await client.GetInstanceAsync(id) is null)
            {
                await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, null, (options ?? new()) with { InstanceId = id });
            }
        });

        async Task AskAsync(Func<DurableTaskClient, Task> ask)
        {
            try
            {
                await ask(host.Client);
            }
            catch (SimulatedCrashException)
            {
                await host.RestartAsync();
                await ask(host.Client);
            }

            await host.RunUntilIdleAsync();
        }
    }

    private static void Tasks(DurableTaskRegistry tasks, Func<bool> isRepaired)
    {
        var tries = 0;
        tasks
            .AddOrchestratorFunc("Worker", async context =>
            {
                var word = await context.WaitForExternalEvent<string>("go");
                var up = await context.CallActivityAsync<string>("Flaky", options: new(new TaskRetryOptions(new RetryPolicy(9, TimeSpan.FromMinutes(1)))));
                return $"{word}, {up}, {await context.CallSubOrchestratorAsync<string>("Child")}";
            })
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Waits", options: new SubOrchestrationOptions(instanceId: "family-child")))
            .AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("never"))
            .AddOrchestratorFunc("Broken", async context =>
                $"{await context.CallSubOrchestratorAsync<string>("Child")}, {await context.CallSubOrchestratorAsync<string>("BrokenChild")}")
            .AddOrchestratorFunc("BrokenChild", context => context.CallActivityAsync<string>("Repair"))
            .AddOrchestratorFunc("Child", _ => "child")
            .AddOrchestratorFunc("Later", context => $"at {context.CurrentUtcDateTime:HH:mm}")
            .AddActivityFunc("Flaky", _ => ++tries == 1 ? throw new TimeoutException("not yet") : "up")
            .AddActivityFunc("Repair", _ => isRepaired() ? "repaired" : throw new InvalidOperationException("broken"));
    }
}
