using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Tests.Features;

public sealed class EngineTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Clock_HopsOverRetriesByItselfButNotOverLongWaits()
    {
        var attempts = 0;
        var clock = new SimulatedClock(Start);
        var registry = new DurableTaskRegistry()
            .AddOrchestratorFunc("Flow", async context =>
            {
                await context.CallActivityAsync("Flaky", options: new TaskOptions(new RetryPolicy(5, TimeSpan.FromMinutes(1))));
                context.SetCustomStatus("waiting");
                await context.CreateTimer(TimeSpan.FromMinutes(10), CancellationToken.None);
            })
            .AddActivityFunc("Flaky", _ =>
            {
                if (++attempts < 4)
                {
                    throw new TimeoutException("busy");
                }
            });
        await using var engine = await OpenAsync(registry, clock);
        await engine.StartAsync(CancellationToken.None);
        await using var driver = new ClockDriver(clock, [engine], TimeSpan.FromMinutes(5));

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Flow");
        driver.Start();
        while ((await engine.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.SerializedCustomStatus is null)
        {
            await Task.Yield();
        }

        await driver.AdvanceAsync(TimeSpan.Zero);
        Assert.Equal((4, Start.AddMinutes(3)), (attempts, clock.GetUtcNow()));
        Assert.Equal(Start.AddMinutes(13), (await engine.GetStatisticsAsync(CancellationToken.None)).NextDue);
    }

    [Fact]
    public async Task History_TellsEveryStepInOrder()
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestratorFunc<string, string>("Flow", (context, name) => context.CallActivityAsync<string>("Greet", name))
            .AddActivityFunc<string, string>("Greet", (_, name) => $"Moin {name}");
        await using var engine = await OpenAsync(registry, new SimulatedClock(Start));
        await engine.StartAsync(CancellationToken.None);

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Flow", "Mira");
        await engine.WaitUntilIdleAsync(CancellationToken.None);

        var history = await engine.GetHistoryAsync(id, CancellationToken.None);
        Assert.Equal(
            ["OrchestratorStarted", "ExecutionStarted", "TaskScheduled", "OrchestratorStarted", "TaskCompleted", "ExecutionCompleted"],
            history.Select(h => h.Event));
        Assert.Equal(Enumerable.Range(0, 6), history.Select(h => h.Sequence));
        Assert.Equal((0, "Greet", "\"Mira\""), (history[2].TaskId, history[2].Name, history[2].Data));
        Assert.Equal((0, "\"Moin Mira\"", Start), (history[4].TaskId, history[4].Data, history[4].At));
        Assert.Empty(await engine.GetHistoryAsync("nobody", CancellationToken.None));
    }

    private Task<DurableEngine> OpenAsync(DurableTaskRegistry registry, TimeProvider clock) => DurableEngine.OpenAsync(
        new() { DatabasePath = folder.Database }, registry, services, clock, NullLoggerFactory.Instance, CancellationToken.None);
}
