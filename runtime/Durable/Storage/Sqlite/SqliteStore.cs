using System.Collections.Concurrent;
using Automations.Runtime.Durable.Core;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>
/// The store in one SQLite file (write-ahead log, <c>synchronous=FULL</c>). Reads go past the writer, on connections of their own.
/// </summary>
internal sealed class SqliteStore : IDurableStore
{
    private readonly ConcurrentBag<Session> readers = [];
    private readonly InstanceWriter instances;
    private readonly TurnWriter turns;
    private readonly Writer writer;
    private readonly string path;
    private readonly IDisposable fileLock;

    private SqliteStore(SqliteConnection connection, string path, IDisposable fileLock)
    {
        this.path = path;
        this.fileLock = fileLock;
        var session = new Session(connection);
        instances = new(
            session.First("SELECT coalesce(max(key), 0) FROM instances", r => r.GetInt64(0)),
            session.First("SELECT coalesce(max(sequence), 0) FROM messages", r => r.GetInt64(0)));
        turns = new(instances);
        writer = new(session, path);
    }

    /// <exception cref="DurableStoreException">The file is in use, damaged, newer than this program, or cannot be written.</exception>
    public static SqliteStore Open(string path)
    {
        var held = StoreLock.Take(path);
        SqliteConnection? connection = null;
        try
        {
            connection = DatabaseFile.OpenToWrite(path);
            Migrations.Apply(connection);
            return new(connection, path, held);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            held.Dispose();
            throw exception is SqliteException cause ? StoreErrors.From(cause, path) : exception;
        }
    }

    public Task<Delivery?> CreateAsync(NewInstance instance) => writer.RunAsync(s => instances.Create(s, instance));

    public Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened) =>
        writer.RunAsync(s => instances.Send(s, instanceId, happened));

    /// <remarks>The history is serialized here, on the caller's thread: the writer's is the scarce one.</remarks>
    public Task<CommitResult> CommitAsync(TurnCommit turn)
    {
        var begin = DurableMeter.Begin();
        var history = turn.History.Count > 0 ? HistoryJson.Write(turn.History) : null;
        DurableMeter.End(DurableMeter.Serializing, begin);
        return writer.RunAsync(s => turns.Write(s, turn, history));
    }

    public Task<int> DropAsync(IReadOnlyList<StoredMessage> messages) =>
        writer.RunAsync(s => messages.Sum(m => s.Run("DELETE FROM messages WHERE sequence = ?1", m.Sequence)));

    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) =>
        writer.RunAsync(s => InstanceWriter.Purge(s, instanceIds, recursive));

    public Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances) => writer.RunAsync(s => RewindWriter.Rewind(s, this.instances, instances));

    public Task<InstanceRecord?> FindAsync(long key) => ReadAsync(s => Reader.Find(s, key));

    public Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads) =>
        ReadAsync(s => Reader.Find(s, instanceId, payloads));

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key) =>
        ReadAsync<IReadOnlyList<HistoryEvent>>(s => Reader.History(s, key));

    public Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query) =>
        ReadAsync<IReadOnlyList<(InstanceRecord, Payloads?)>>(s => Reader.Query(s, query));

    public Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing) =>
        ReadAsync<IReadOnlyList<InstanceRecord>>(s => Listing.Read(s, listing));

    public Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync() => ReadAsync(Reader.Recover);

    public Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last) =>
        ReadAsync<IReadOnlyList<TimerRow>>(s => Reader.DueTimers(s, now, limit, last));

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) => ReadAsync(s => Reader.NextTimer(s, now));

    public Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit) =>
        ReadAsync(s => Reader.NextShortTimer(s, now, limit));

    public Task<StoreCounts> CountAsync() => ReadAsync(Reader.Count);

    public Task<IReadOnlyList<WorkflowCount>> CountByNameAsync() => ReadAsync<IReadOnlyList<WorkflowCount>>(Listing.Count);

    /// <remarks>The writer's connection closes last, if it can: the last one to close moves the log into the database.</remarks>
    public async ValueTask DisposeAsync()
    {
        CloseReaders();
        await writer.DisposeAsync();
        CloseReaders();
        fileLock.Dispose();
    }

    private void CloseReaders()
    {
        while (readers.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private Task<T> ReadAsync<T>(Func<Session, T> read)
    {
        var session = readers.TryTake(out var idle) ? idle : new Session(DatabaseFile.OpenToRead(path));
        try
        {
            return Task.FromResult(read(session));
        }
#pragma warning disable CA1031 // reading has no other way to fail than the file
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Task.FromException<T>(StoreErrors.WhileReading(exception, path));
        }
        finally
        {
            readers.Add(session);
        }
    }
}
