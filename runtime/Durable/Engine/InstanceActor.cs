using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;

namespace Automations.Runtime.Durable.Engine;

/// <summary>One instance in memory: its inbox, and between turns its live run. At most one turn runs at a time.</summary>
internal sealed class InstanceActor(long key)
{
    private readonly Lock gate = new();
    private List<Message> inbox = [];
    private InstanceRecord? created;
    private bool busy;
    private bool retired;

    public long Key => key;

    /// <summary>The instance after its last turn; null until loaded. Touched only by the turn in hand.</summary>
    public InstanceRecord? Instance { get; set; }

    /// <summary>Null: the history has to be replayed first. Touched only by the turn in hand.</summary>
    public OrchestrationRun? Run { get; set; }

    /// <summary>Its place in the cache's order of use; owned by the cache.</summary>
    public long LastUse { get; set; }

    /// <param name="asCreated">The instance, when the message is the one that creates it: it need not be read then.</param>
    /// <returns>Null: this actor is retired, get a new one. True: a turn has to be scheduled.</returns>
    public bool? Post(Message? message, InstanceRecord? asCreated = null)
    {
        lock (gate)
        {
            if (retired)
            {
                return null;
            }

            if (message is not null)
            {
                inbox.Add(message);
            }

            created ??= asCreated;

            var schedule = !busy;
            busy = true;
            return schedule;
        }
    }

    public IReadOnlyList<Message> TakeInbox()
    {
        lock (gate)
        {
            Instance ??= created;
            created = null;
            var taken = inbox;
            inbox = [];
            return taken.Count < 2 ? taken : InOrderOfTheStore(taken);
        }
    }

    /// <summary>Callers that come at the same time may deliver in another order than they were stored, and a start may deliver again.</summary>
    private static List<Message> InOrderOfTheStore(List<Message> messages)
    {
        var last = long.MinValue;
        return messages.TrueForAll(IsNext)
            ? messages
            : [.. messages.OfType<StoredMessage>().DistinctBy(m => m.Sequence).OrderBy(m => m.Sequence), .. messages.Where(m => m is not StoredMessage)];

        bool IsNext(Message message)
        {
            if (message is not StoredMessage stored)
            {
                return true;
            }

            var isNext = stored.Sequence > last;
            last = stored.Sequence;
            return isNext;
        }
    }

    /// <summary>Puts messages back that a turn has taken and not consumed.</summary>
    public void GiveBack(IReadOnlyList<Message> messages)
    {
        lock (gate)
        {
            inbox.InsertRange(0, messages);
        }
    }

    /// <summary>Ends the turn.</summary>
    /// <returns>True: more has come meanwhile, and the next turn has to be scheduled.</returns>
    public bool Release()
    {
        lock (gate)
        {
            busy = inbox.Count > 0;
            return busy;
        }
    }

    /// <summary>Ends the last turn of a finished instance.</summary>
    /// <returns>False: more has come meanwhile.</returns>
    public bool TryRetireAfterTurn()
    {
        lock (gate)
        {
            retired = inbox.Count == 0;
            return retired;
        }
    }

    /// <returns>False: it is busy and stays.</returns>
    public bool TryRetire()
    {
        lock (gate)
        {
            retired = !busy;
            return retired;
        }
    }
}
