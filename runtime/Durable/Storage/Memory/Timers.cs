using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>The timers of all instances by their due time.</summary>
internal sealed class Timers
{
    private readonly SortedSet<StoredTimer> waiting = new(StoredTimer.InOrder);

    public int Count => waiting.Count;

    public void Set(StoredInstance instance, DateTimeOffset since, TimerCreated timer) => Set(instance, new(
        instance.Record.Key,
        since,
        timer.DueAt,
        new(timer.TaskId, new TimerFired(timer.TaskId, timer.DueAt) { At = timer.DueAt }, instance.Record.Execution)));

    public void Set(StoredInstance instance, StoredTimer timer)
    {
        instance.Timers.Add(timer.Timer.TaskId, timer);
        waiting.Add(timer);
    }

    public void Remove(StoredInstance instance, int task)
    {
        if (instance.Timers.Remove(task, out var timer))
        {
            waiting.Remove(timer);
        }
    }

    public void RemoveAll(StoredInstance instance)
    {
        waiting.ExceptWith(instance.Timers.Values);
        instance.Timers.Clear();
    }

    public List<TimerRow> Due(DateTimeOffset now, int limit, TimerRow? last)
    {
        var after = last is null
            ? StoredTimer.At(DateTimeOffset.MinValue, 0, 0)
            : StoredTimer.At(last.DueAt, last.Key, last.Timer.TaskId);
        return [.. From(after)
            .SkipWhile(timer => last is not null && StoredTimer.InOrder.Compare(timer, after) == 0)
            .TakeWhile(timer => timer.DueAt <= now)
            .Take(limit)
            .Select(timer => new TimerRow(timer.Key, timer.DueAt, timer.Timer))];
    }

    public DateTimeOffset? NextAfter(DateTimeOffset now) =>
        From(StoredTimer.At(now, long.MaxValue, int.MaxValue)).FirstOrDefault()?.DueAt;

    public DateTimeOffset? NextShort(DateTimeOffset now, TimeSpan limit) => waiting
        .TakeWhile(timer => timer.DueAt <= now + limit)
        .FirstOrDefault(timer => timer.DueAt - timer.Since <= limit)?.DueAt;

    private SortedSet<StoredTimer> From(StoredTimer first) => waiting.Max is { } latest && StoredTimer.InOrder.Compare(first, latest) <= 0
        ? waiting.GetViewBetween(first, latest)
        : [];
}
