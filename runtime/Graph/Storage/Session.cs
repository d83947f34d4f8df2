using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Storage;

/// <summary>Prepared statements on the one connection. Parameters are $1, $2, … in order.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public int Execute(string sql, params IReadOnlyList<object?> values) => Command(sql, values).ExecuteNonQuery();

    public T? Scalar<T>(string sql, params IReadOnlyList<object?> values) =>
        Command(sql, values).ExecuteScalar() is { } value and not DBNull ? (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture) : default;

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params IReadOnlyList<object?> values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
    }

    private SqliteCommand Command(string sql, IReadOnlyList<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts are ours; what comes from outside travels in parameters
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Count; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Count; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
