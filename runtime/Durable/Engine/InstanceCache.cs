using System.Collections.Concurrent;

namespace Automations.Runtime.Durable.Engine;

/// <summary>The instances in memory. Idle ones beyond the limit are let go, the least recently used first.</summary>
internal sealed class InstanceCache(int limit)
{
    private readonly ConcurrentDictionary<long, InstanceActor> actors = new();
    private readonly LinkedList<InstanceActor> idle = new();
    private readonly Lock gate = new();

    public InstanceActor Get(long key) => actors.GetOrAdd(key, static k => new(k));

    public void Remove(InstanceActor actor) => actors.TryRemove(KeyValuePair.Create(actor.Key, actor));

    public void TakeOut(InstanceActor actor)
    {
        lock (gate)
        {
            if (actor.CacheNode is { } node)
            {
                idle.Remove(node);
                actor.CacheNode = null;
            }
        }
    }

    /// <summary>Call before the actor's turn ends; a busy actor that is met while looking for room is passed over.</summary>
    public void PutBack(InstanceActor actor)
    {
        lock (gate)
        {
            actor.CacheNode ??= idle.AddLast(actor);
        }
    }

    public void Trim()
    {
        lock (gate)
        {
            for (var node = idle.First; node is not null && idle.Count > limit;)
            {
                var next = node.Next;
                if (node.Value.TryRetire())
                {
                    idle.Remove(node);
                    node.Value.CacheNode = null;
                    Remove(node.Value);
                }

                node = next;
            }
        }
    }
}
