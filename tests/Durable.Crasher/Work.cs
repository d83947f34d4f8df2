using System.Runtime.InteropServices;
using Automations.Runtime.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Crasher;

/// <summary>One life of the process: starts what is not started yet, tells what was accepted, and waits until all is done.</summary>
internal static class Work
{
    private const int AtATime = 64;

    public static async Task RunAsync(string database, int orders, int payload, Acknowledged acknowledged)
    {
        using var stop = new CancellationTokenSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var registry = new DurableTaskRegistry();
        Workflows.Register(registry);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var options = new DurableEngineOptions { DatabasePath = database };
        await using var engine = await DurableEngine.OpenAsync(
            options, registry, services, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await engine.StartAsync(CancellationToken.None);
        acknowledged.Add("ready");
        var work = FulfilAsync(engine.Client, orders, payload, acknowledged, stop.Token);
        var first = await Task.WhenAny(work, engine.Failure, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token));
        if (!stop.IsCancellationRequested)
        {
            await first;
        }

        await engine.StopAsync(CancellationToken.None);
    }

    private static async Task FulfilAsync(
        DurableTaskClient client, int orders, int payload, Acknowledged acknowledged, CancellationToken stop)
    {
        await StartAsync(client, Workflows.Ledger, Workflows.LedgerId, new Dictionary<int, int>());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stop };
        await Parallel.ForEachAsync(Enumerable.Range(1, orders), parallel, async (number, _) =>
        {
            var id = Workflows.OrderId(number);
            await OnceAsync($"accepted {id}", () => StartAsync(client, Workflows.Order, id, new Order(number, new string('x', payload))));
            await OnceAsync($"raised {id}", () => client.RaiseEventAsync(id, "go", "went", stop));
            var done = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, stop);
            acknowledged.Add($"result {id} {done.RuntimeStatus} {done.SerializedOutput} {done.LastUpdatedAt:O}");
        });

        if ((await client.GetInstanceAsync(Workflows.LedgerId, stop))!.RuntimeStatus == OrchestrationRuntimeStatus.Running)
        {
            await client.RaiseEventAsync(Workflows.LedgerId, "close", cancellation: stop);
        }

        var ledger = await client.WaitForInstanceCompletionAsync(Workflows.LedgerId, getInputsAndOutputs: true, stop);
        acknowledged.Add($"ledger {ledger.SerializedOutput}");
        acknowledged.Add("done");

        async Task OnceAsync(string line, Func<Task> act)
        {
            if (!acknowledged.Contains(line))
            {
                await act();
                acknowledged.Add(line);
            }
        }
    }

    /// <summary>A life that was killed before it could tell may have started it already.</summary>
    private static async Task StartAsync(DurableTaskClient client, string orchestrator, string id, object input)
    {
        if (await client.GetInstanceAsync(id) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));
        }
    }
}
