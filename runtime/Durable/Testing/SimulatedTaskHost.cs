using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Runtime.Durable.Testing;

/// <summary>
/// Runs workflows in a test, on simulated time: nothing waits in real time, and each run gives the same result. Disposing the host
/// without <see cref="StopAsync"/> is a crash; a new host on the same <see cref="SimulatedTaskHostOptions.DatabasePath"/> goes on.
/// </summary>
public sealed class SimulatedTaskHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DurableEngine engine;
    private readonly ClockDriver driver;

    private SimulatedTaskHost(ServiceProvider services, SimulatedClock clock, DurableEngine engine)
    {
        this.services = services;
        this.engine = engine;
        Clock = clock;
        driver = new(clock, [engine], TimeSpan.Zero);
    }

    public DurableTaskClient Client => engine.Client;

    public SimulatedClock Clock { get; }

    /// <summary>What <see cref="SimulatedTaskHostOptions.ConfigureServices"/> registered, and the clock as <see cref="TimeProvider"/>.</summary>
    public IServiceProvider Services => services;

    public static async Task<SimulatedTaskHost> StartAsync(
        Action<DurableTaskRegistry> registry,
        SimulatedTaskHostOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        options ??= new();
        var clock = new SimulatedClock(options.Start);
        var tasks = new DurableTaskRegistry();
        registry(tasks);

        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        options.ConfigureServices?.Invoke(collection);
        var provider = collection.BuildServiceProvider();

        var loggers = options.LoggerFactory ?? provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var store = DurableEngine.OpenStore(options.DatabasePath);
        store = options.WrapStore?.Invoke(store) ?? store;
        var opened = DurableEngine.Open(options.ToEngineOptions(), store, tasks, provider, clock, loggers);
        await opened.StartAsync(cancellationToken);
        return new(provider, clock, opened);
    }

    /// <summary>Ends when nothing can go on without an event or a later time.</summary>
    public Task RunUntilIdleAsync(CancellationToken cancellationToken = default) => driver.SettleAsync(cancellationToken);

    /// <summary>Lets everything happen that is due within <paramref name="by"/>, each at its time.</summary>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => driver.AdvanceAsync(by, cancellationToken);

    /// <summary>As <see cref="AdvanceAsync"/>, to a point in time.</summary>
    public Task AdvanceToAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        driver.AdvanceToAsync(time, cancellationToken);

    public Task<IReadOnlyList<HistoryRecord>> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        engine.GetHistoryAsync(instanceId, cancellationToken);

    public Task<DurableStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        engine.GetStatisticsAsync(cancellationToken);

    /// <summary>Ends in order: what runs ends first.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => engine.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        await engine.DisposeAsync();
        await services.DisposeAsync();
    }
}
