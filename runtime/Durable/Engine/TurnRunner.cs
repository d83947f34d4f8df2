using System.Threading.Channels;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Engine;

/// <summary>
/// Plays turns: takes an instance's inbox, executes, commits, and only then lets out what the turn has started. While a
/// commit is on its way to disk the worker goes on with other instances, so that many commits share one flush.
/// </summary>
internal sealed class TurnRunner(EngineContext engine, ActivityRunner activities, TimerPump timers)
{
    private readonly Channel<InstanceActor> ready = Channel.CreateUnbounded<InstanceActor>();
    private readonly InstanceCache cache = new(engine.Options.CachedInstances);
    private readonly WorkTracker inHand = new();
    private Task[] workers = [];
    private volatile bool abandoned;

    public void Start() =>
        workers = [.. Enumerable.Range(0, engine.Options.MaxConcurrentOrchestrations).Select(_ => engine.Begin(WorkAsync))];

    /// <summary>Plays what is queued to the end; what that starts stays in the store for the next start.</summary>
    public async Task StopAsync()
    {
        ready.Writer.TryComplete();
        await Task.WhenAll(workers);
        await inHand.WaitUntilIdleAsync(CancellationToken.None);
    }

    /// <summary>Begins no further turn.</summary>
    public void Abandon()
    {
        abandoned = true;
        ready.Writer.TryComplete();
    }

    public void Deliver(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            Post(delivery.Key, delivery.Message, delivery.Created);
        }
    }

    /// <param name="message">Null: only look whether the run has to be ended.</param>
    public void Post(long key, Message? message) => Post(key, message, null);

    private void Post(long key, Message? message, InstanceRecord? created)
    {
        bool? schedule;
        InstanceActor actor;
        do
        {
            actor = cache.Get(key);
            schedule = actor.Post(message, created);
        }
        while (schedule is null);

        if (schedule.Value)
        {
            engine.Work.Enter();
            Schedule(actor);
        }
    }

    private void Schedule(InstanceActor actor)
    {
        if (!ready.Writer.TryWrite(actor))
        {
            engine.Work.Exit();
        }
    }

    private async Task WorkAsync()
    {
        while (await ready.Reader.WaitToReadAsync())
        {
            while (ready.Reader.TryRead(out var actor))
            {
                if (!abandoned)
                {
                    _ = PlayAsync(actor);
                }
            }
        }
    }

    private async Task PlayAsync(InstanceActor actor)
    {
        inHand.Enter();
        try
        {
            cache.Use(actor);
            var messages = actor.TakeInbox();
            var broken = actor.Run is null ? await LoadAsync(actor) : null;
            if (actor.Instance is { IsFinished: false } instance)
            {
                await PlayAsync(actor, instance, messages, broken);
            }
            else
            {
                await DropAsync(actor, messages);
            }

            Release(actor);
        }
#pragma warning disable CA1031 // a turn that cannot be stored ends the engine, whatever the reason
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Fail(exception);
            engine.Work.Exit();
        }
        finally
        {
            inHand.Exit();
        }
    }

    private async Task PlayAsync(InstanceActor actor, InstanceRecord instance, IReadOnlyList<Message> messages, NonDeterminismException? broken)
    {
        var now = engine.Clock.GetUtcNow();
        var begin = DurableMeter.Begin();
        var (commit, run) = TurnPlanner.Plan(instance, actor.Run!, messages, now, () => NewRun(actor, instance.Id), broken);
        DurableMeter.End(DurableMeter.Orchestrators, begin);
        if (messages.Count == 0 && commit.After.Status == instance.Status)
        {
            return;
        }

        var result = await engine.Store.CommitAsync(commit);
        DurableMeter.Turns.Add(1);
        if (!result.Committed)
        {
            // the instance has changed since: it is read anew, and what came for it is kept for the next turn
            actor.Run = null;
            actor.Instance = null;
            actor.GiveBack([.. messages.Where(m => m is not StoredMessage stored || !result.Gone.Contains(stored.Sequence))]);
            return;
        }

        timers.Forget(actor.Key, messages);
        actor.Instance = commit.After;
        actor.Run = commit.After.IsFinished ? null : run;
        Deliver(result.Deliveries);
        if (!commit.After.IsFinished)
        {
            timers.Set(commit.Timers);
            activities.Enqueue(commit.Activities.Select(a => new PendingActivity(actor.Key, instance.Id, commit.After.Execution, a)));
        }
        else
        {
            LogEnd(commit);
        }

        engine.Waiters.Notify(commit.After, commit.Payloads);
    }

    private async Task DropAsync(InstanceActor actor, IReadOnlyList<Message> messages)
    {
        timers.Forget(actor.Key, messages);
        if (messages.OfType<StoredMessage>().ToList() is { Count: > 0 } stored)
        {
            await engine.Store.DropAsync(stored);
        }
    }

    /// <returns>Why the history cannot be replayed, if so.</returns>
    private async Task<NonDeterminismException?> LoadAsync(InstanceActor actor)
    {
        var isNew = actor.Instance is { Turn: 0 };
        actor.Instance = isNew ? actor.Instance : await engine.Store.FindAsync(actor.Key);
        if (actor.Instance is not { IsFinished: false } instance)
        {
            return null;
        }

        actor.Run = NewRun(actor, instance.Id);
        if (isNew)
        {
            return null;
        }

        try
        {
            actor.Run.Replay(await engine.Store.HistoryAsync(actor.Key));
            return null;
        }
        catch (NonDeterminismException exception)
        {
            return exception;
        }
    }

    private OrchestrationRun NewRun(InstanceActor actor, string instanceId) => new(engine.SetupFor(instanceId, () => Post(actor.Key, null)));

    private void Release(InstanceActor actor)
    {
        if (actor.Instance is null or { IsFinished: true })
        {
            actor.Run = null;
            if (actor.TryRetireAfterTurn())
            {
                cache.Remove(actor);
                engine.Work.Exit();
                return;
            }
        }

        if (actor.Release())
        {
            Schedule(actor);
        }
        else
        {
            engine.Work.Exit();
            cache.Trim();
        }
    }

    private void LogEnd(TurnCommit commit)
    {
        if (commit.After.Status == OrchestrationRuntimeStatus.Failed)
        {
            engine.Log.OrchestrationFailed(commit.After.Name, commit.After.Id, commit.Payloads?.Failure?.ToString() ?? "");
        }
        else if (engine.Log.IsEnabled(LogLevel.Information))
        {
            engine.Log.Ended(commit.After.Name, commit.After.Id, commit.After.Status.ToString());
        }
    }
}
