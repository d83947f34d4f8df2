using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Moq;

namespace Automations.Durable.Tests.Features;

public sealed class DeterminismTests
{
    [Fact]
    public async Task AwaitOfAForeignTask_Fails()
    {
        using var never = new SemaphoreSlim(0);
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Foreign", _ => never.WaitAsync()));

        AssertNonDeterministic(await host.RunAsync("Foreign"), "not durable");
    }

    [Fact]
    public async Task ForeignTask_BesideADurableOne_FailsWhenItComesBack()
    {
        var foreign = new TaskCompletionSource();
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Both", async context =>
        {
            var timer = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            await foreign.Task;
            await timer;
        }));
        var id = (await host.RunAsync("Both")).InstanceId;

        await Task.Run(foreign.SetResult);
        await host.RunUntilIdleAsync();

        AssertNonDeterministic(await host.GetAsync(id), "not durable");
    }

    [Fact]
    public async Task ConfigureAwaitFalse_Fails()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Escapes", async context =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None).ConfigureAwait(false);
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        }));

        AssertNonDeterministic(await host.RunAsync("Escapes", advance: TimeSpan.FromHours(1)), "CreateTimer");
    }

    [Fact]
    public async Task ChangedCode_OnReplay_FailsAndNamesBothSides()
    {
        using var folder = new TempFolder();
        string id;
        await using (var before = await SimulatedTaskHost.StartAsync(tasks => Flow(tasks, "Greet"), new() { DatabasePath = folder.Database }))
        {
            id = (await before.RunAsync("Flow")).InstanceId;
        }

        await using var after = await SimulatedTaskHost.StartAsync(tasks => Flow(tasks, "Welcome"), new() { DatabasePath = folder.Database });
        await after.RaiseAsync(id, "go on");

        var instance = await after.GetAsync(id);
        AssertNonDeterministic(instance, "'Greet' (#0)");
        Assert.Contains("'Welcome' (#0)", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemovedStep_OnReplay_Fails()
    {
        using var folder = new TempFolder();
        string id;
        await using (var before = await SimulatedTaskHost.StartAsync(tasks => Flow(tasks, "Greet"), new() { DatabasePath = folder.Database }))
        {
            id = (await before.RunAsync("Flow")).InstanceId;
        }

        await using var after = await SimulatedTaskHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Flow", context => context.WaitForExternalEvent<object>("go on")),
            new() { DatabasePath = folder.Database });
        await after.RaiseAsync(id, "go on");

        AssertNonDeterministic(await after.GetAsync(id), "asks for nothing");
    }

    [Fact]
    public async Task Replay_EveryTurn_GivesTheSameGuidsTimesAndLogLines()
    {
        var logger = new Mock<ILogger>();
        logger.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
        var loggers = Mock.Of<ILoggerFactory>(f => f.CreateLogger(It.IsAny<string>()) == logger.Object);
        var options = new SimulatedTaskHostOptions { CachedInstances = 0, LoggerFactory = loggers };
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Three", async context =>
            {
                var log = context.CreateReplaySafeLogger("three");
                var seen = new List<string>();
                for (var i = 0; i < 3; i++)
                {
                    log.Log(LogLevel.Warning, new EventId(77), i, null, (state, _) => $"step {state}");
                    seen.Add($"{context.NewGuid()} {context.CurrentUtcDateTime:O}");
                    await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                }

                return seen;
            }),
            options);

        var instance = await host.RunAsync("Three", advance: TimeSpan.FromHours(3));

        var lines = instance.ReadOutputAs<string[]>()!;
        Assert.Equal(3, lines.Distinct().Count());
        Assert.Equal(["08", "09", "10"], lines.Select(l => l[48..50]));
        logger.Verify(l => l.Log(LogLevel.Warning, new EventId(77), It.IsAny<int>(), null, It.IsAny<Func<int, Exception?, string>>()), Times.Exactly(3));
    }

    [Fact]
    public async Task Entities_AreRefusedClearly()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Entity", context => context.Entities.ToString()));

        Assert.True((await host.RunAsync("Entity")).FailureDetails!.IsCausedBy<NotSupportedException>());
    }

    private static void Flow(DurableTaskRegistry tasks, string activity) => tasks
        .AddOrchestratorFunc("Flow", async context =>
        {
            await context.CallActivityAsync(activity);
            await context.WaitForExternalEvent<object>("go on");
        })
        .AddActivityFunc(activity, _ => 1);

    private static void AssertNonDeterministic(OrchestrationMetadata instance, string because)
    {
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.EndsWith("NonDeterminismException", instance.FailureDetails!.ErrorType, StringComparison.Ordinal);
        Assert.Contains(because, instance.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }
}
