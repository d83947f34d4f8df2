using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>
/// The one thread that writes. What waits when it comes round goes into one transaction with one disk flush; a task completes
/// when its transaction is on disk. After a failed transaction nothing is accepted any more: nobody may build on what was not stored.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MaxBatch = 1_000;

    private readonly Channel<Unit> units = Channel.CreateUnbounded<Unit>(new() { SingleReader = true });
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Session session;
    private readonly string path;
    private DurableStoreException? failure;

    public Writer(Session session, string path)
    {
        this.session = session;
        this.path = path;
        new Thread(Work) { IsBackground = true, Name = "durable store writer" }.Start();
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer's thread. It may refuse by <see cref="InvalidOperationException"/> before it
    /// changes anything; any other exception undoes the whole transaction and ends the writer.
    /// </summary>
    public Task<T> RunAsync<T>(Func<Session, T> work)
    {
        var unit = new Unit<T>(work);
        if (!units.Writer.TryWrite(unit))
        {
            throw failure ?? (Exception)new ObjectDisposedException(nameof(Writer));
        }

        return unit.Task;
    }

    public async ValueTask DisposeAsync()
    {
        units.Writer.TryComplete();
        await ended.Task;
    }

    private void Work()
    {
        var batch = new List<Unit>(MaxBatch);
        while (units.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaxBatch && units.Reader.TryRead(out var unit))
            {
                batch.Add(unit);
            }

            var done = failure is null ? Commit(batch) : failure;
            var finished = batch.ToArray();
            batch.Clear();
            ThreadPool.UnsafeQueueUserWorkItem(
                static state =>
                {
                    foreach (var unit in state.finished)
                    {
                        unit.Finish(state.done);
                    }
                },
                (finished, done),
                preferLocal: false);
        }

        session.Dispose();
        ended.SetResult();
    }

    private DurableStoreException? Commit(List<Unit> batch)
    {
        try
        {
            var begin = DurableMeter.Begin();
            session.Run("BEGIN IMMEDIATE");
            foreach (var unit in batch)
            {
                unit.Run(session);
            }

            DurableMeter.End(DurableMeter.Statements, begin);
            begin = DurableMeter.Begin();
            session.Run("COMMIT");
            DurableMeter.End(DurableMeter.Flushing, begin);
            DurableMeter.Flushes.Add(1);
            return null;
        }
#pragma warning disable CA1031 // half a unit must not be stored, whatever broke it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RollBack();
            failure = StoreErrors.From(exception, path);
            units.Writer.TryComplete();
            return failure;
        }
    }

    private void RollBack()
    {
        try
        {
            session.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already, as it does for a full disk.
        }
    }

    private abstract class Unit
    {
        public abstract void Run(Session session);

        public abstract void Finish(Exception? failure);
    }

    private sealed class Unit<T>(Func<Session, T> work) : Unit
    {
        private readonly TaskCompletionSource<T> source = new();
        private Exception? refusal;
        private T result = default!;

        public Task<T> Task => source.Task;

        public override void Run(Session session)
        {
            try
            {
                result = work(session);
            }
            catch (InvalidOperationException exception)
            {
                refusal = exception;
            }
        }

        public override void Finish(Exception? failure)
        {
            if ((failure ?? refusal) is { } exception)
            {
                source.SetException(exception);
            }
            else
            {
                source.SetResult(result);
            }
        }
    }
}
