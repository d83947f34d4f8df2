using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>
/// A prepared statement that changes something, run through SQLite's own interface: a turn runs a dozen of these, and
/// the command objects of ADO.NET cost more than the statements.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out handle));
    }

    /// <returns>How many rows were changed.</returns>
    public int Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }

        var result = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        Check(result);
        return raw.sqlite3_changes(database);
    }

    public void Dispose() => handle.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(handle, index),
        long number => raw.sqlite3_bind_int64(handle, index, number),
        int number => raw.sqlite3_bind_int(handle, index, number),
        string text => raw.sqlite3_bind_text(handle, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(handle, index, bytes),
        _ => throw new NotSupportedException($"{value.GetType()} cannot be stored."),
    };

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
