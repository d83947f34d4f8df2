using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class SequenceTests
{
    [Fact]
    public async Task Activities_InSequence_ReturnTheirResults()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
            {
                var sum = 0;
                for (var i = 0; i < count; i++)
                {
                    sum += await context.CallActivityAsync<int>("Double", i);
                }

                return sum;
            })
            .AddActivityFunc<int, int>("Double", (_, x) => 2 * x));

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sum", 5);
        await host.RunUntilIdleAsync();

        var instance = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
        Assert.Equal(20, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Timer_NinetyDays_FiresAtItsTime()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(90), CancellationToken.None);
            return context.CurrentUtcDateTime;
        }));

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await host.AdvanceAsync(TimeSpan.FromDays(89));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await host.AdvanceAsync(TimeSpan.FromDays(10));

        var instance = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal(new DateTime(2027, 4, 4, 8, 0, 0, DateTimeKind.Utc), instance.ReadOutputAs<DateTime>());
    }
}
