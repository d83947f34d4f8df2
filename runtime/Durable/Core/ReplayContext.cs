using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Core;

/// <summary>The orchestrator's view of its run.</summary>
internal sealed class ReplayContext(OrchestrationRun run, OrchestrationSetup setup, ExecutionStarted started) : TaskOrchestrationContext
{
    private int guids;

    public override TaskName Name => started.Name;

    public override string InstanceId => setup.InstanceId;

    public override string Version => started.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        started.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => run.Now.UtcDateTime;

    public override bool IsReplaying => run.IsReplaying;

    protected override ILoggerFactory LoggerFactory => setup.Loggers;

    public override T? GetInput<T>()
        where T : default => setup.Converter.Deserialize<T>(started.Input);

    public object? ReadInput(Type type) => setup.Converter.Deserialize(started.Input, type);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Guard(nameof(CallActivityAsync), ref input, options);
        var payload = setup.Converter.Serialize(input);
        var version = options?.Version?.Version ?? Version;
        return WithRetries(name, options, () =>
        {
            var task = new OpenTask<TResult>(setup.Converter) { Name = name };
            run.Decide(new TaskScheduled(run.NextTaskId(), name, version, payload) { Tags = options?.Tags }, task);
            return task.Task;
        });
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null)
    {
        Guard(nameof(CallSubOrchestratorAsync), ref input, options);
        var payload = setup.Converter.Serialize(input);
        var version = options?.Version?.Version ?? setup.DefaultVersion;
        var child = options is SubOrchestrationOptions { InstanceId: { } given }
            ? InstanceIds.Check(given, nameof(options))
            : NewGuid().ToString("N");
        return WithRetries(orchestratorName, options, () =>
        {
            var task = new OpenTask<TResult>(setup.Converter) { Name = orchestratorName, ChildId = child };
            var id = run.NextTaskId();
            run.Decide(new SubOrchestrationCreated(id, orchestratorName, version, child, payload) { Tags = options?.Tags }, task);
            return task.Task;
        });
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        run.Guard(nameof(CreateTimer));
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var id = run.NextTaskId();
        var timer = new OpenTask<object?>(setup.Converter);
        run.Decide(new TimerCreated(id, new DateTimeOffset(fireAt.ToUniversalTime())), timer);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (run.Close(id))
                {
                    run.Decide(new TimerCanceled(id));
                    timer.Cancel(cancellationToken);
                }
            });
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        run.Guard(nameof(WaitForExternalEvent));
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return run.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        run.Guard(nameof(SendEvent));
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        run.Decide(new EventSent(run.NextTaskId(), instanceId, eventName, setup.Converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        run.Guard(nameof(SetCustomStatus));
        run.CustomStatus = setup.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        run.Guard(nameof(ContinueAsNew));
        ArgumentNullException.ThrowIfNull(options);
        var version = string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion;
        run.Continuation = new(0, setup.Converter.Serialize(options.NewInput), version, options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        run.Guard(nameof(NewGuid));
        return DeterministicGuid.Create($"{InstanceId}_{started.Execution}_{run.Now:O}_{guids++}");
    }

    private void Guard(string operation, ref object? input, TaskOptions? options)
    {
        run.Guard(operation);
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException($"{nameof(TaskOptions)} were given as the input; name the parameter: options: ...", nameof(input));
        }
    }

    private Task<T> WithRetries<T>(TaskName name, TaskOptions? options, Func<Task<T>> attempt) => options?.Retry switch
    {
        { Policy: { } policy } => Retries.RunAsync(this, policy, attempt),
        { Handler: { } handler } => Retries.RunAsync(this, handler, attempt),
        _ => attempt(),
    };
}
