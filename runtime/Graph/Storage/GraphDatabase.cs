using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Storage;

/// <summary>
/// <c>graph.db</c>: one connection, one user at a time, one transaction a change. WAL with synchronous=NORMAL keeps
/// every committed change when the process is killed (a power cut may lose the last ones).
/// </summary>
internal sealed class GraphDatabase : IDisposable
{
    /// <summary>Of the tables; a change of them raises it.</summary>
    private const int Version = 1;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Session _session;

    private GraphDatabase(SqliteConnection connection)
    {
        _connection = connection;
        _session = new Session(connection);
    }

    /// <exception cref="LocalGraphException">The file is not a database of this version, or is in use.</exception>
    public static GraphDatabase Open(string folder)
    {
        var file = Path.Combine(folder, "graph.db");
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(folder);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            var database = new GraphDatabase(connection);
            database.Prepare();
            return database;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw Unusable(folder, e);
        }
    }

    public static LocalGraphException Unusable(string folder, Exception cause) => new(
        $"The local Graph cannot use its state file {Path.Combine(folder, "graph.db")}: {cause.Message} If another host runs on this state folder, " +
        "stop it or choose another with --state DIR. If the file is damaged, delete it; people and mailboxes then start afresh.",
        cause);

    public T Read<T>(Func<Session, T> work)
    {
        lock (_lock)
            return work(_session);
    }

    public T Write<T>(Func<Session, T> work)
    {
        lock (_lock)
        {
            _session.Execute("BEGIN IMMEDIATE");
            try
            {
                var result = work(_session);
                _session.Execute("COMMIT");
                return result;
            }
            catch
            {
                _session.Execute("ROLLBACK");
                throw;
            }
        }
    }

    public void Write(Action<Session> work) => Write(session =>
    {
        work(session);
        return true;
    });

    public void Dispose()
    {
        lock (_lock)
        {
            _session.Dispose();
            _connection.Dispose();
        }
    }

    private void Prepare()
    {
        _session.Execute("PRAGMA locking_mode=EXCLUSIVE");
        _session.Execute("PRAGMA journal_mode=WAL");
        _session.Execute("PRAGMA synchronous=NORMAL");
        var version = _session.Scalar<int>("PRAGMA user_version");
        if (version is not (0 or Version))
            throw new IOException($"it was written by version {version} of the local Graph, this is version {Version}.");
        using var stream = typeof(GraphDatabase).Assembly.GetManifestResourceStream("Automations.Runtime.Graph.Storage.schema.sql")!;
        using var reader = new StreamReader(stream);
        var schema = reader.ReadToEnd();
        Write(session =>
        {
            session.Execute(schema);
            session.Execute($"PRAGMA user_version={Version}");
        });
    }
}
