using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace Automations.Durable.Crasher;

public sealed record Order(int Number, string Payload);

/// <summary>Parallel activities, timers, an event, retries, a sub-orchestration with two lives, and a ledger that counts each order.</summary>
public static class Workflows
{
    public const string Order = "Order";
    public const string Ledger = "Ledger";
    public const string LedgerId = "ledger";

    private static readonly ConcurrentDictionary<int, byte> Failed = new();

    /// <summary>Each process fails it once, and many processes may be killed while it is tried.</summary>
    private static readonly TaskOptions Insist = new(new TaskRetryOptions(new RetryPolicy(1_000, TimeSpan.FromMilliseconds(3))));

    public static string OrderId(int number) => $"order-{number}";

    /// <summary>What an order ends with, whatever happens to the process meanwhile.</summary>
    public static string Result(int number) => $"{number} went, {(10 * number) + 10}, {number * 2}, settled {number}";

    public static void Register(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<Order, string>(Order, FulfilAsync)
        .AddOrchestratorFunc<int, int>("Twice", TwiceAsync)
        .AddOrchestratorFunc<Dictionary<int, int>, Dictionary<int, int>>(Ledger, CountAsync)
        .AddActivityFunc<int[], int>("Add", (_, numbers) => numbers.Sum())
        .AddActivityFunc<int, string>("Settle", (_, number) =>
            Failed.TryAdd(number, 0) ? throw new TimeoutException("not yet") : $"settled {number}");

    private static async Task<string> FulfilAsync(TaskOrchestrationContext context, Order order)
    {
        var number = order.Number;
        var parts = Enumerable.Range(1, 4).Select(i => context.CallActivityAsync<int>("Add", new[] { number, i })).ToList();
        var rest = context.CallActivityAsync<int>("Add", new[] { 6 * number });
        await context.CreateTimer(TimeSpan.FromMilliseconds(number % 7 * 3), CancellationToken.None);
        var word = await context.WaitForExternalEvent<string>("go");
        var sum = (await Task.WhenAll(parts)).Sum() + await rest;
        var child = context.CallSubOrchestratorAsync<int>("Twice", number, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-twice"));
        var settled = await context.CallActivityAsync<string>("Settle", number, Insist);
        var twice = await child;
        context.SendEvent(LedgerId, "ended", number);
        return $"{number} {word}, {sum}, {twice}, {settled}";
    }

    /// <summary>The first life asks an activity and continues as new with the negative answer; the second waits and tells it.</summary>
    private static async Task<int> TwiceAsync(TaskOrchestrationContext context, int number)
    {
        if (number > 0)
        {
            context.ContinueAsNew(-await context.CallActivityAsync<int>("Add", new[] { number, number }));
            return 0;
        }

        await context.CreateTimer(TimeSpan.FromMilliseconds(2), CancellationToken.None);
        return -number;
    }

    /// <summary>How often each order has ended; begins a new life every few events, with events waiting.</summary>
    private static async Task<Dictionary<int, int>> CountAsync(TaskOrchestrationContext context, Dictionary<int, int> counts)
    {
        var close = context.WaitForExternalEvent<object?>("close");
        for (var events = 0; events < 20; events++)
        {
            var ended = context.WaitForExternalEvent<int>("ended");
            if (await Task.WhenAny(ended, close) == close && !ended.IsCompleted)
            {
                return counts;
            }

            counts[await ended] = counts.GetValueOrDefault(await ended) + 1;
        }

        context.ContinueAsNew(counts);
        return counts;
    }
}
