using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Automations.Durable.Tests.Storage;

public sealed class DiskStoreTests : StoreContract
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Open_Again_FindsWhatWasStored()
    {
        using var other = new TempFolder();
        await using (var first = SqliteStore.Open(other.Database))
        {
            await first.CreateAsync(new("one", new("Flow", "", null, 0, null), default, null, null, new HashSet<Microsoft.DurableTask.Client.OrchestrationRuntimeStatus>()));
        }

        await using var second = SqliteStore.Open(other.Database);

        Assert.IsType<ExecutionStarted>(Assert.Single((await second.RecoverAsync()).Messages).Message.Event);
    }

    [Fact]
    public void Open_WhileInUse_SaysSo()
    {
        var error = Assert.Throws<DurableStoreException>(() => SqliteStore.Open(folder.Database));

        Assert.Equal(DurableStoreProblem.InUse, error.Problem);
        Assert.Contains("another state folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerSchema_RefusesAndSaysWhich()
    {
        using var other = new TempFolder();
        await using (SqliteStore.Open(other.Database))
        {
            // Only creates the file.
        }

        Execute(other.Database, "PRAGMA user_version = 99");

        var error = Assert.Throws<DurableStoreException>(() => SqliteStore.Open(other.Database));

        Assert.Equal(DurableStoreProblem.Newer, error.Problem);
        Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_Refuses()
    {
        using var other = new TempFolder();
        Execute(other.Database, "CREATE TABLE notes (text TEXT)");

        Assert.Equal(DurableStoreProblem.Corrupt, Assert.Throws<DurableStoreException>(() => SqliteStore.Open(other.Database)).Problem);
    }

    [Fact]
    public void Open_DamagedFile_RefusesAndLeavesItAsItIs()
    {
        using var other = new TempFolder();
        var damage = Enumerable.Repeat((byte)7, 10_000).ToArray();
        File.WriteAllBytes(other.Database, damage);

        var error = Assert.Throws<DurableStoreException>(() => SqliteStore.Open(other.Database));

        Assert.Equal(DurableStoreProblem.Corrupt, error.Problem);
        Assert.Equal(damage, File.ReadAllBytes(other.Database));
    }

    [Fact]
    public void Open_MissingFolder_SaysWhatToCheck()
    {
        var path = Path.Combine(Path.GetDirectoryName(folder.Database)!, "missing", "durable.db");

        var error = Assert.Throws<DurableStoreException>(() => SqliteStore.Open(path));

        Assert.Equal(DurableStoreProblem.NotWritable, error.Problem);
        Assert.Contains("folder exists", error.Message, StringComparison.Ordinal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    internal override IDurableStore Open() => SqliteStore.Open(folder.Database);

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
