using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task EternalOrchestration_OverManyLives_KeepsAShortHistory()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Countdown", async (context, left) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            if (left > 1)
            {
                context.ContinueAsNew(left - 1);
            }

            return left;
        }));

        var instance = await host.RunAsync("Countdown", 50, TimeSpan.FromDays(49));
        Assert.InRange((await host.GetHistoryAsync(instance.InstanceId)).Count, 3, 8);
        Assert.Equal(1, (await host.GetAsync(instance.InstanceId)).ReadInputAs<int>());

        await host.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, (await host.GetAsync(instance.InstanceId)).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(true, "a,b,c,d")]
    [InlineData(false, "a,d")]
    public async Task PendingEvents_AreCarriedOnRequest(bool preserve, string expected)
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Collect", async (context, collected) =>
            {
                if (collected == "")
                {
                    await context.WaitForExternalEvent<object>("begin");
                }

                collected += await context.WaitForExternalEvent<string>("item") + ",";
                if (!collected.Contains('d', StringComparison.Ordinal))
                {
                    context.ContinueAsNew(collected, preserve);
                }

                return collected.TrimEnd(',');
            }));

        var id = (await host.RunAsync("Collect", "")).InstanceId;
        foreach (var item in new[] { "a", "b", "c" })
        {
            await host.RaiseAsync(id, "item", item);
        }

        await host.RaiseAsync(id, "begin");
        await host.RaiseAsync(id, "item", "d");

        Assert.Equal(expected, (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_BesideTheLastOneOfALife_IsTheNextLifesEvenWithoutPreserving()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Collect", async (context, life) =>
            {
                var item = await context.WaitForExternalEvent<string>("item");
                if (life == 0)
                {
                    context.ContinueAsNew(1, preserveUnprocessedEvents: false);
                }

                return item;
            }));
        var id = (await host.RunAsync("Collect", 0)).InstanceId;

        // Both wait for the same turn while the instance is suspended.
        await host.Client.SuspendInstanceAsync(id);
        await host.RaiseAsync(id, "item", "first");
        await host.RaiseAsync(id, "item", "second");
        await host.Client.ResumeInstanceAsync(id);
        await host.RunUntilIdleAsync();

        Assert.Equal("second", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Answers_ToTheOldLife_DoNotReachTheNewOne()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int, string>("Renew", async (context, life) =>
        {
            var timer = context.CreateTimer(TimeSpan.FromHours(life == 0 ? 1 : 5), CancellationToken.None);
            if (life == 0)
            {
                await context.WaitForExternalEvent<object>("renew");
                context.ContinueAsNew(1);
                return "";
            }

            await timer;
            return $"{context.CurrentUtcDateTime:HH:mm}";
        }));

        var id = (await host.RunAsync("Renew", 0)).InstanceId;
        await host.AdvanceAsync(TimeSpan.FromMinutes(30));
        await host.RaiseAsync(id, "renew");
        await host.AdvanceAsync(TimeSpan.FromHours(6));

        Assert.Equal("13:30", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task NewGuids_OfSeveralLivesInOneTurn_Differ()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<List<Guid>, List<Guid>>("Guids", (context, guids) =>
            {
                guids.Add(context.NewGuid());
                if (guids.Count < 5)
                {
                    context.ContinueAsNew(guids);
                }

                return guids;
            }));

        var guids = (await host.RunAsync("Guids", new List<Guid>())).ReadOutputAs<List<Guid>>()!;

        Assert.Equal(5, guids.Distinct().Count());
        Assert.All(guids, g => Assert.Equal(5, g.Version));
    }

    [Fact]
    public async Task NewVersion_AppliesToTheNextLife()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Upgrade", context =>
        {
            if (context.CompareVersionTo("2.0") < 0)
            {
                context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "2.0" });
            }

            return context.Version;
        }));

        var instance = await host.RunAsync("Upgrade", options: new StartOrchestrationOptions { Version = "1.5" });

        Assert.Equal("2.0", instance.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Endless_WithoutWaiting_FailsInsteadOfHanging()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Endless", context => context.ContinueAsNew()));

        var instance = await host.RunAsync("Endless");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("without waiting", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
