using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Engine;

/// <summary>What the parts of the engine share.</summary>
internal sealed class EngineContext(
    DurableEngineOptions options,
    IDurableStore store,
    DurableTaskRegistry registry,
    IServiceProvider services,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    private readonly TaskCompletionSource failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DurableEngineOptions Options => options;

    public IDurableStore Store => store;

    public DurableTaskRegistry Registry => registry;

    public IServiceProvider Services => services;

    public TimeProvider Clock => clock;

    public ILogger Log { get; } = loggers.CreateLogger("Automations.Runtime.Durable");

    public WorkTracker Work { get; } = new();

    public InstanceWaiters Waiters { get; } = new();

    public CancellationTokenSource Stopping { get; } = new();

    /// <summary>Faults when the store has failed: from then on nothing is accepted, and the process should end.</summary>
    public Task Failure => failure.Task;

    public OrchestrationSetup SetupFor(string instanceId, Action escaped) => new(
        instanceId,
        (name, version) => registry.FindOrchestrator(name, version)?.Invoke(services),
        options.DataConverter,
        loggers,
        options.DefaultVersion,
        escaped);

    /// <summary>From here on nothing new is begun.</summary>
    public void Stop() => Stopping.Cancel();

    /// <summary>All that the engine does by itself begins here, so that a test can put it in an order of its own.</summary>
    public Task Begin(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, options.Scheduler).Unwrap();

    public void Fail(Exception exception)
    {
        if (!Stopping.IsCancellationRequested && failure.TrySetException(exception))
        {
            Log.StoreFailed(exception);
            Waiters.Fail(exception);
        }
    }
}
