using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Runtime.Durable.Testing;

/// <summary>
/// Runs workflows in a test, on simulated time: nothing waits in real time, and each run gives the same result. The engine can be made
/// to crash, at once or at a given write, and goes on with what was stored. Disposing the host without <see cref="StopAsync"/> is a
/// crash too; a new host on the same <see cref="SimulatedTaskHostOptions.DatabasePath"/> goes on.
/// </summary>
public sealed class SimulatedTaskHost : IAsyncDisposable
{
    private readonly DurableTaskRegistry registry;
    private readonly SimulatedTaskHostOptions options;
    private readonly ServiceProvider services;
    private readonly ILoggerFactory loggers;
    private IDurableStore? memory;
    private Life life;

    private SimulatedTaskHost(DurableTaskRegistry registry, SimulatedTaskHostOptions options, ServiceProvider services, SimulatedClock clock)
    {
        this.registry = registry;
        this.options = options;
        this.services = services;
        Clock = clock;
        loggers = options.LoggerFactory ?? services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        life = Open();
    }

    /// <summary>Of the engine that runs now; ask again after a crash.</summary>
    public DurableTaskClient Client => life.Engine.Client;

    public SimulatedClock Clock { get; }

    /// <summary>What <see cref="SimulatedTaskHostOptions.ConfigureServices"/> registered, and the clock as <see cref="TimeProvider"/>.</summary>
    public IServiceProvider Services => services;

    /// <summary>How often the engine has crashed and been started again.</summary>
    public int Crashes { get; private set; }

    /// <summary>Whether the engine is down. <see cref="RestartAsync"/>, or whatever lets time pass, starts it again.</summary>
    public bool HasCrashed => life.Switch.HasCrashed;

    public static async Task<SimulatedTaskHost> StartAsync(
        Action<DurableTaskRegistry> configureTasks,
        SimulatedTaskHostOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configureTasks);
        var settings = options ?? new();
        var clock = new SimulatedClock(settings.Start);
        var tasks = new DurableTaskRegistry();
        configureTasks(tasks);

        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        settings.ConfigureServices?.Invoke(collection);
        var host = new SimulatedTaskHost(tasks, settings, collection.BuildServiceProvider(), clock);
        await host.life.Engine.StartAsync(cancellationToken);
        return host;
    }

    /// <summary>
    /// Lets the engine crash at a write, counted from now: just before it is stored, or just after, when nobody has heard of it yet.
    /// A call of the client that it hits throws <see cref="SimulatedCrashException"/>.
    /// </summary>
    public void CrashAtWrite(int number, bool afterStoring = false) => life.Switch.Arm(number, afterStoring);

    /// <summary>Lets the engine die at once, in the midst of what it does, and starts it again on what is stored.</summary>
    public Task CrashAsync(CancellationToken cancellationToken = default)
    {
        life.Switch.Throw();
        return RestartAsync(cancellationToken);
    }

    /// <summary>Starts the engine again after a crash.</summary>
    /// <exception cref="InvalidOperationException">It has not crashed.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (!HasCrashed)
        {
            throw new InvalidOperationException("The engine has not crashed.");
        }

        await life.Switch.SettleAsync().WaitAsync(cancellationToken);
        await life.DisposeAsync();
        Crashes++;
        life = Open();
        await life.Engine.StartAsync(cancellationToken);
    }

    /// <summary>Ends when nothing can go on without an event or a later time.</summary>
    public Task RunUntilIdleAsync(CancellationToken cancellationToken = default) =>
        ThroughCrashesAsync(driver => driver.SettleAsync(cancellationToken), cancellationToken);

    /// <summary>Lets everything happen that is due within <paramref name="by"/>, each at its time.</summary>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        AdvanceToAsync(Clock.GetUtcNow() + by, cancellationToken);

    /// <summary>As <see cref="AdvanceAsync"/>, to a point in time.</summary>
    public Task AdvanceToAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        ThroughCrashesAsync(driver => driver.AdvanceToAsync(time, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<HistoryRecord>> GetHistoryAsync(string instanceId, CancellationToken cancellationToken = default) =>
        life.Engine.GetHistoryAsync(instanceId, cancellationToken);

    /// <summary>Records what an instance has gone through (its present life), to be replayed by later code.</summary>
    /// <exception cref="InvalidOperationException">There is no such instance, or it has not started.</exception>
    public async Task<RecordedHistory> RecordHistoryAsync(string instanceId, string scenario) =>
        await life.Engine.ReadHistoryAsync(instanceId) is { Count: > 0 } history
            ? new(scenario, instanceId, history, instanceId)
            : throw new InvalidOperationException($"Instance '{instanceId}' has not started.");

    public Task<DurableStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) =>
        life.Engine.GetStatisticsAsync(cancellationToken);

    /// <summary>Ends in order: what runs ends first.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => life.Engine.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await life.DisposeAsync();
        await services.DisposeAsync();
    }

    private async Task ThroughCrashesAsync(Func<ClockDriver, Task> run, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await run(life.Driver);
                return;
            }
            catch (SimulatedCrashException)
            {
                await RestartAsync(cancellationToken);
            }
        }
    }

    /// <summary>A store in memory outlives its engine, as a file does.</summary>
    private Life Open()
    {
        var store = options.DatabasePath is null ? memory ??= DurableEngine.OpenStore(null) : DurableEngine.OpenStore(options.DatabasePath);
        var crash = new CrashSwitch(options.WrapStore?.Invoke(store) ?? store);
        var engine = DurableEngine.Open(options.ToEngineOptions(), crash, registry, services, Clock, loggers);
        return new(engine, crash, new(Clock, [engine], TimeSpan.Zero));
    }

    private sealed record Life(DurableEngine Engine, CrashSwitch Switch, ClockDriver Driver) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Driver.DisposeAsync();
            await Engine.DisposeAsync();
        }
    }
}
