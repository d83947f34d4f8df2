using System.Collections.Concurrent;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Crashes;

public sealed class DuplicateDeliveryTests
{
    [Fact]
    public async Task EveryActivityTwice_CountsOnceInTheResult()
    {
        var runs = new ConcurrentBag<int>();
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
                {
                    var sum = 0;
                    for (var i = 0; i < count; i++)
                    {
                        sum += await context.CallActivityAsync<int>("Same", i);
                    }

                    return sum;
                })
                .AddActivityFunc<int, int>("Same", (_, x) =>
                {
                    runs.Add(x);
                    return x;
                }),
            new() { DeliverActivitiesTwice = true });

        var instance = await host.RunAsync("Sum", 4);

        Assert.Equal(6, instance.ReadOutputAs<int>());
        Assert.Equal(8, runs.Count);
        Assert.Equal(4, (await host.EventNamesAsync(instance.InstanceId)).Count(e => e == "TaskCompleted"));
    }
}
