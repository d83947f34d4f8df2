using Automations.Runtime.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Benchmarks.Durable;

/// <summary>The engine with the workflows that are measured; a path gives it a file with every turn flushed, none keeps it in memory.</summary>
internal sealed class BenchmarkEngine : IAsyncDisposable
{
    public const string Sequence = "Sequence";
    public const string FanOut = "FanOut";
    public const string Wait = "Wait";
    public const string Event = "go";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly ServiceProvider services;
    private readonly DurableEngine engine;

    private BenchmarkEngine(ServiceProvider services, DurableEngine engine)
    {
        this.services = services;
        this.engine = engine;
    }

    public DurableTaskClient Client => engine.Client;

    public static async Task<BenchmarkEngine> StartAsync(string? path)
    {
        var provider = new ServiceCollection().BuildServiceProvider();
        var opened = await DurableEngine.OpenAsync(
            new() { DatabasePath = path }, Tasks(), provider, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await opened.StartAsync(CancellationToken.None);
        return new(provider, opened);
    }

    public async Task RunAsync(string orchestrator, int input)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, CancellationToken.None);
        await Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
    }

    /// <summary>So many pieces of work, a given number of them at any time.</summary>
    public static async Task RunManyAsync(int count, int inFlight, Func<int, Task> work)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(count, inFlight)).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
                await work(number);
        })));
    }

    public async ValueTask DisposeAsync()
    {
        await engine.StopAsync(CancellationToken.None);
        await engine.DisposeAsync();
        await services.DisposeAsync();
    }

    private static DurableTaskRegistry Tasks() => new DurableTaskRegistry()
        .AddOrchestratorFunc<int, int>(Sequence, async (context, count) =>
        {
            var value = 0;
            for (var i = 0; i < count; i++)
                value = await context.CallActivityAsync<int>("Increment", value);
            return value;
        })
        .AddOrchestratorFunc<int, int>(FanOut, async (context, count) =>
        {
            var all = Enumerable.Range(0, count).Select(value => context.CallActivityAsync<int>("Increment", value)).ToList();
            return (await Task.WhenAll(all)).Sum();
        })
        .AddOrchestratorFunc<int, int>(Wait, async (context, number) => number % 2 == 0
            ? await context.WaitForExternalEvent<int>(Event)
            : await context.WaitForExternalEvent<int>(Event, Year))
        .AddActivityFunc<int, int>("Increment", (_, value) => value + 1);
}
