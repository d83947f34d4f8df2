using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Core;

/// <summary>
/// Matches raised events with waiting code, by name without regard to case. Early events are taken in the order they came; of
/// several waiters the latest gets the event, as with Microsoft's worker, so that abandoned waiters do not swallow it.
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Waiters> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<EventRaised> early = new();

    public bool HasWaiters => waiters.Values.Any(w => w.Open.Count > 0);

    /// <summary>Events that nobody has taken yet, in the order they came.</summary>
    public IReadOnlyList<EventRaised> Unprocessed => [.. early];

    public void Raise(EventRaised raised)
    {
        var latest = waiters.TryGetValue(raised.Name, out var waiting) ? waiting.TakeLatest() : null;
        if (waiting is { Open.Count: 0 })
        {
            waiters.Remove(raised.Name);
        }

        if (latest is null)
        {
            early.AddLast(raised);
        }
        else
        {
            latest.Complete(raised.Input);
        }
    }

    /// <exception cref="ArgumentException">Others wait for an event of that name with another payload type.</exception>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        if (waiters.TryGetValue(name, out var waiting) && waiting.Payload != typeof(T))
        {
            throw new ArgumentException(
                $"Event '{name}' is already waited for as {waiting.Payload}, so it cannot be waited for as {typeof(T)} as well.", nameof(name));
        }

        var open = new OpenTask<T>(converter);
        if (Take(name) is { } raised)
        {
            open.Complete(raised.Input);
            return open.Task;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        if (waiting is null)
        {
            waiters[name] = waiting = new(typeof(T));
        }

        var node = waiting.Open.AddLast(open);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (node.List is { } list)
                {
                    list.Remove(node);
                    open.Cancel(cancellationToken);
                }
            });
        }

        return open.Task;
    }

    private EventRaised? Take(string name)
    {
        for (var node = early.First; node is not null; node = node.Next)
        {
            if (string.Equals(node.Value.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                early.Remove(node);
                return node.Value;
            }
        }

        return null;
    }

    /// <summary>Those who wait for one name. Kept after the last has been cancelled, since in Azure the name keeps its type then too.</summary>
    private sealed class Waiters(Type payload)
    {
        public Type Payload => payload;

        public LinkedList<OpenTask> Open { get; } = new();

        public OpenTask? TakeLatest()
        {
            var latest = Open.Last?.Value;
            if (latest is not null)
            {
                Open.RemoveLast();
            }

            return latest;
        }
    }
}
