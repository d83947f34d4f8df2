using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Opens connections to a database file. What is not ours, or not whole, is refused before a byte of it changes.</summary>
internal static class DatabaseFile
{
    private const string Settings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536";

    /// <exception cref="DurableStoreException">The file is damaged, newer than this program, another program's, or read-only.</exception>
    public static SqliteConnection OpenToWrite(string path)
    {
        // SQLite would delete such a log without a word
        if (Length(path) == 0 && Length(path + "-wal") > 0)
        {
            throw StoreErrors.LogWithoutDatabase(path);
        }

        var connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
            {
                throw StoreErrors.ReadOnlyFile(path);
            }

            Migrations.Check(connection, path);
            Execute(connection, Settings);
            return connection;
        }
        catch
        {
            LeaveLog(connection);
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Connect(path, SqliteOpenMode.ReadOnly);
        Execute(connection, "PRAGMA busy_timeout = 5000");
        return connection;
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>The last connection to close would move the log into the database.</summary>
    private static void LeaveLog(SqliteConnection connection) =>
        SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
