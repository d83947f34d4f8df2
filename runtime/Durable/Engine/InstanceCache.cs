using System.Collections.Concurrent;

namespace Automations.Runtime.Durable.Engine;

/// <summary>
/// The instances in memory. Now and then, when there are a tenth more than the limit, those are let go that have been idle longest: a
/// turn itself touches nothing that others wait for.
/// </summary>
internal sealed class InstanceCache(int limit)
{
    private readonly ConcurrentDictionary<long, InstanceActor> actors = new();
    private readonly Lock trimming = new();
    private long uses;
    private int count;

    public InstanceActor Get(long key)
    {
        while (true)
        {
            if (actors.TryGetValue(key, out var known))
            {
                return known;
            }

            var actor = new InstanceActor(key);
            if (actors.TryAdd(key, actor))
            {
                Interlocked.Increment(ref count);
                return actor;
            }
        }
    }

    public void Remove(InstanceActor actor)
    {
        if (actors.TryRemove(KeyValuePair.Create(actor.Key, actor)))
        {
            Interlocked.Decrement(ref count);
        }
    }

    public void Use(InstanceActor actor) => actor.LastUse = Interlocked.Increment(ref uses);

    public void Trim()
    {
        if (Volatile.Read(ref count) <= limit + (limit / 10) || !trimming.TryEnter())
        {
            return;
        }

        try
        {
            foreach (var actor in actors.Values.OrderBy(actor => actor.LastUse).Take(Volatile.Read(ref count) - limit))
            {
                if (actor.TryRetire())
                {
                    Remove(actor);
                }
            }
        }
        finally
        {
            trimming.Exit();
        }
    }
}
