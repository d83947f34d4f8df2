using System.Threading.Channels;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Runtime.Durable.Engine;

/// <summary>Runs activities, each in its own service scope. An activity stays pending in the store until its result is consumed.</summary>
internal sealed class ActivityRunner(EngineContext engine)
{
    private readonly Channel<PendingActivity> pending = Channel.CreateUnbounded<PendingActivity>();
    private readonly IServiceScopeFactory? scopes = engine.Services.GetService<IServiceScopeFactory>();
    private Action<long, Message>? deliver;
    private Task[] workers = [];

    public void Start(Action<long, Message> deliver)
    {
        this.deliver = deliver;
        workers = [.. Enumerable.Range(0, engine.Options.MaxConcurrentActivities).Select(_ => engine.Begin(WorkAsync))];
    }

    /// <summary>Ends when the activities that run have ended. Others are not begun.</summary>
    public async Task StopAsync()
    {
        pending.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    public void Enqueue(IEnumerable<PendingActivity> activities)
    {
        foreach (var activity in activities)
        {
            engine.Work.Enter();
            if (!pending.Writer.TryWrite(activity))
            {
                engine.Work.Exit();
            }
        }
    }

    private async Task WorkAsync()
    {
        while (await pending.Reader.WaitToReadAsync())
        {
            while (!engine.Stopping.IsCancellationRequested && pending.Reader.TryRead(out var activity))
            {
                for (var times = engine.Options.DeliverActivitiesTwice ? 2 : 1; times > 0; times--)
                {
                    deliver!(activity.Key, new ActivityResult(await RunAsync(activity), activity.Execution));
                }

                engine.Work.Exit();
            }

            if (engine.Stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<Answer> RunAsync(PendingActivity pending)
    {
        var task = pending.Task;
        var begin = DurableMeter.Begin();
        try
        {
            var result = await InvokeAsync(pending);
            DurableMeter.End(DurableMeter.Activities, begin);
            return new TaskCompleted(task.TaskId, result) { At = engine.Clock.GetUtcNow() };
        }
#pragma warning disable CA1031 // whatever an activity throws is its failure, and the orchestrator's to judge
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Log.ActivityFailed(exception, task.Name, task.TaskId, pending.InstanceId);
            return new TaskFailed(task.TaskId, TaskFailureDetails.FromException(exception)) { At = engine.Clock.GetUtcNow() };
        }
    }

    private async Task<string?> InvokeAsync(PendingActivity pending)
    {
        var task = pending.Task;
        var factory = engine.Registry.FindActivity(task.Name, task.Version)
            ?? throw new ActivityNotFoundException(task.Name, task.Version);
        var scope = scopes?.CreateAsyncScope();
        try
        {
            var activity = factory(scope?.ServiceProvider ?? engine.Services);
            var converter = engine.Options.DataConverter;
            var input = converter.Deserialize(task.Input, activity.InputType);
            return converter.Serialize(await activity.RunAsync(new ActivityContext(pending.InstanceId, task), input));
        }
        finally
        {
            if (scope is { } opened)
            {
                await opened.DisposeAsync();
            }
        }
    }
}
