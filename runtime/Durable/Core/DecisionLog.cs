namespace Automations.Runtime.Durable.Core;

/// <summary>Keeps what the code decides in order, and compares it with history while that is replayed.</summary>
internal sealed class DecisionLog(string instanceId)
{
    private readonly Queue<Decision> unconfirmed = new();
    private List<Decision> fresh = [];
    private int nextTaskId;

    /// <summary>True once the orchestration has completed, failed, been terminated or continued as new.</summary>
    public bool HasEnded { get; private set; }

    public int NextTaskId() => nextTaskId++;

    public void Add(Decision decision, bool replaying)
    {
        if (HasEnded)
        {
            return;
        }

        HasEnded = decision is ExecutionCompleted or ContinuedAsNew;
        if (replaying)
        {
            unconfirmed.Enqueue(decision);
        }
        else
        {
            fresh.Add(decision);
        }
    }

    /// <param name="index">Of the event in the history, from 0.</param>
    /// <exception cref="NonDeterminismException">The code has not asked for this, or for something else first.</exception>
    public void Confirm(Decision past, int index)
    {
        if (!unconfirmed.TryDequeue(out var asked) || asked.Identity != past.Identity || asked.GetType() != past.GetType())
        {
            throw NonDeterminismException.Mismatch(instanceId, index, past.Identity, Describe(asked));
        }
    }

    public void ThrowIfUnconfirmed(int index)
    {
        if (unconfirmed.TryPeek(out var asked))
        {
            throw NonDeterminismException.Mismatch(instanceId, index, null, Describe(asked));
        }
    }

    /// <summary>Code that cannot read its old input any more, say, ends where it once went on.</summary>
    private static string? Describe(Decision? asked) =>
        asked is ExecutionCompleted { Failure: { } failure } ? $"{asked.Identity} ({failure.ErrorType}: {failure.ErrorMessage})" : asked?.Identity;

    public IReadOnlyList<Decision> TakeNew()
    {
        var taken = fresh;
        fresh = [];
        return taken;
    }

    public void Clear()
    {
        fresh.Clear();
        unconfirmed.Clear();
        HasEnded = false;
    }
}
