using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Core;

/// <summary>
/// Matches raised events with waiting code, by name without regard to case. Early events are taken in the order they came; of
/// several waiters the latest gets the event, as with Microsoft's worker, so that abandoned waiters do not swallow it.
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, LinkedList<OpenTask>> waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<EventRaised> early = new();

    public bool HasWaiters => waiters.Values.Any(w => w.Count > 0);

    /// <summary>Events that nobody has taken yet, in the order they came.</summary>
    public IReadOnlyList<EventRaised> Unprocessed => [.. early];

    public void Raise(EventRaised raised)
    {
        if (waiters.TryGetValue(raised.Name, out var waiting) && waiting.Last is { } latest)
        {
            waiting.RemoveLast();
            latest.Value.Complete(raised.Input);
        }
        else
        {
            early.AddLast(raised);
        }
    }

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var open = new OpenTask<T>(converter);
        if (Take(name) is { } raised)
        {
            open.Complete(raised.Input);
            return open.Task;
        }

        if (!waiters.TryGetValue(name, out var waiting))
        {
            waiters[name] = waiting = new();
        }

        var node = waiting.AddLast(open);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.Register(() =>
            {
                if (node.List is not null)
                {
                    waiting.Remove(node);
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
}
