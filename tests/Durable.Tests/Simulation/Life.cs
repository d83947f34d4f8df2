using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Tests.Simulation;

/// <summary>One life of the process: the real engine on a scheduler of its own, from its start to its stop or crash.</summary>
internal sealed class Life
{
    private readonly Random random;
    private readonly bool faulty;
    private readonly DurableEngine engine;
    private readonly List<Order> asked = [];
    private readonly List<object> delivered = [];
    private Order? asking;

    /// <param name="faulty">Deliveries get lost and come twice.</param>
    /// <param name="run">Runs an activity, and returns how often it has run by now.</param>
    public Life(IDurableStore disk, TimeProvider clock, Random random, bool faulty, Func<string, int, int> run)
    {
        (this.random, this.faulty) = (random, faulty);
        var tasks = new DurableTaskRegistry();
        ScriptPlayer.Register(tasks, (context, number) =>
            Enter($"run {context.Name} {number} of {context.InstanceId}", () => Task.FromResult(run(context.InstanceId, number)), null, isWrite: false));
        var options = new DurableEngineOptions
        {
            Scheduler = Scheduler,
            CachedInstances = random.Next(3) switch { 0 => 0, 1 => 2, _ => 1_000 },
            DeliverActivitiesTwice = faulty && random.Next(3) == 0,
            MaxConcurrentActivities = random.Next(1, 9),
            MaxConcurrentOrchestrations = random.Next(1, 5),
        };
        engine = DurableEngine.Open(options, new GatedStore(disk, this), tasks, NoServices.Instance, clock, NullLoggerFactory.Instance);
        Starting = Scheduler.Begin(() => engine.StartAsync(CancellationToken.None));
    }

    public SimulationScheduler Scheduler { get; } = new();

    /// <summary>The calls that are under way.</summary>
    public List<Gate> Gates { get; } = [];

    /// <summary>Something was lost in memory that only the next start will find again.</summary>
    public bool IsLossy { get; private set; }

    public Task Starting { get; }

    /// <summary>Null until the process is asked to stop.</summary>
    public Task? Stopping { get; private set; }

    /// <summary>Faults of the engine, and of calls that the simulation has made.</summary>
    public List<Task> Watched { get; } = [];

    public bool IsIdle => engine.WaitUntilIdleAsync(CancellationToken.None).IsCompleted;

    public Exception? Failure => new[] { Starting, Stopping, engine.Failure }.Concat(Watched).FirstOrDefault(t => t?.IsFaulted == true)?.Exception;

    public void Ask(Order order)
    {
        order.IsUnderWay = true;
        asked.Add(order);
        Watched.Add(Scheduler.Begin(async () =>
        {
            asking = order;
            var answer = order.ActAsync(engine.Client);
            asking = null;
            await answer;
            order.IsUnderWay = false;
        }));
    }

    public void Stop() => Stopping = Scheduler.Begin(() => engine.StopAsync(CancellationToken.None));

    /// <summary>Whatever has not returned never will.</summary>
    public void End()
    {
        engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        asked.ForEach(order => order.IsUnderWay = false);
    }

    /// <summary>The answer to this call never comes.</summary>
    public void Lose(Gate gate)
    {
        Gates.Remove(gate);
        IsLossy = true;
    }

    public Task<T> Enter<T>(string label, Func<Task<T>> call, Func<T, T>? distort, bool isWrite)
    {
        var gate = new Gate<T>(label, call, distort ?? (result => result)) { IsWrite = isWrite, Order = asking };
        Gates.Add(gate);
        return gate.Task;
    }

    public Delivery? MaybeLost(Delivery? delivery) => delivery is null ? null : Distort([delivery]) is [var first, ..] ? first : null;

    /// <summary>Each may get lost or come twice, at once or much later.</summary>
    public IReadOnlyList<T> Distort<T>(IReadOnlyList<T> deliveries)
    {
        if (!faulty)
        {
            return deliveries;
        }

        var distorted = new List<T>();
        foreach (var delivery in deliveries)
        {
            var times = random.Next(50) switch { 0 => 0, 1 => 2, _ => 1 };
            IsLossy |= times == 0;
            distorted.AddRange(Enumerable.Repeat(delivery, times));
            delivered.Add(delivery!);
        }

        if (random.Next(10) == 0 && delivered.OfType<T>().ToList() is { Count: > 0 } earlier)
        {
            distorted.Add(earlier[random.Next(earlier.Count)]);
        }

        return distorted;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
