namespace Automations.Runtime.Graph.Storage;

/// <summary>Numbers for items of mailboxes; call inside a write, so that two never get the same.</summary>
internal sealed class Sequence
{
    private long _last;

    public Sequence(GraphDatabase database) => _last = database.Read(s =>
        s.Scalar<long>("SELECT max((SELECT coalesce(max(sequence), 0) FROM message), (SELECT coalesce(max(sequence), 0) FROM event))"));

    public long Next() => ++_last;
}
