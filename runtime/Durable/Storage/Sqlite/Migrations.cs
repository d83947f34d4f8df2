using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Brings a database to the newest schema: embedded files NNN-name.sql in order, each in one transaction with its number.</summary>
internal static class Migrations
{
    /// <summary>Marks our files among all SQLite files ("CADT").</summary>
    private const long ApplicationId = 0x43414454;

    private const string Version = "PRAGMA user_version";

    private static readonly (int Number, string Resource)[] Scripts = [.. typeof(Migrations).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
        .Select(n => (int.Parse(n.Split(".Schema.")[1].Split('-')[0], CultureInfo.InvariantCulture), n))
        .OrderBy(s => s.Item1)];

    public static int Newest => Scripts[^1].Number;

    /// <exception cref="DurableStoreException">The file is newer than this program, or another program's.</exception>
    public static void Check(SqliteConnection connection, string path)
    {
        var version = Read(connection, Version);
        var application = Read(connection, "PRAGMA application_id");
        var tables = Read(connection, "SELECT count(*) FROM sqlite_schema");
        if (tables > 0 && application != ApplicationId)
        {
            throw StoreErrors.Foreign(path);
        }

        if (version > Newest)
        {
            throw StoreErrors.Newer(path, version, Newest);
        }
    }

    public static void Apply(SqliteConnection connection)
    {
        var version = Read(connection, Version);
        foreach (var (number, resource) in Scripts.Where(s => s.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, Script(resource));
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number};"));
            transaction.Commit();
        }
    }

    private static string Script(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static long Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
