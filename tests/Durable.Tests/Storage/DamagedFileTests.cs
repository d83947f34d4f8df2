using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Sqlite;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace Automations.Durable.Tests.Storage;

/// <summary>Files that are damaged, newer or another program's: an error that names the file and says what to do, and no byte changes.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int PageSize = 4_096;

    private readonly TempFolder folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(28)]
    public async Task DamagedHeader_IsRefused(int position)
    {
        await CreateAsync();
        Overwrite(position, [.. Enumerable.Repeat((byte)0xA5, 24)]);

        AssertRefused(DurableStoreProblem.Corrupt, "is damaged");
    }

    [Theory]
    [InlineData(PageSize * 5)]
    [InlineData(PageSize + 100)]
    [InlineData(60)]
    public async Task TruncatedFile_IsRefused(int length)
    {
        await CreateAsync();
        using (var file = File.OpenWrite(folder.Database))
        {
            file.SetLength(length);
        }

        AssertRefused(DurableStoreProblem.Corrupt, "is damaged");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EmptyOrMissingFile_BesideALog_IsRefusedAndTheLogKept(bool missing)
    {
        await CreateImageOfACrashAsync();
        File.Delete(folder.Database);
        if (!missing)
        {
            File.WriteAllBytes(folder.Database, []);
        }

        AssertRefused(DurableStoreProblem.Corrupt, "empty or missing, but its log");
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", DurableStoreProblem.Newer, "schema 99")]
    [InlineData("PRAGMA application_id = 7", DurableStoreProblem.Corrupt, "not one of this program")]
    public async Task NewerOrForeignFile_WithALog_IsRefused(string change, DurableStoreProblem problem, string because)
    {
        await CreateImageOfACrashAsync(change);

        AssertRefused(problem, because);
        Assert.True(new FileInfo(folder.Database + "-wal").Length > 0, "the log must be there");
    }

    [Fact]
    public void ForeignFile_IsRefused()
    {
        Execute(folder.Database, "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");

        AssertRefused(DurableStoreProblem.Corrupt, "not one of this program");
    }

    [Fact]
    public void Folder_InPlaceOfTheFile_IsRefused()
    {
        Directory.CreateDirectory(folder.Database);

        AssertRefused(DurableStoreProblem.NotWritable, "cannot be opened for writing");
    }

    [Fact]
    public void File_InPlaceOfTheFolder_IsRefused()
    {
        var file = Path.Combine(folder.Path, "state");
        File.WriteAllText(file, "not a folder");

        var error = Assert.Throws<DurableStoreException>(() => SqliteStore.Open(Path.Combine(file, "durable.db")));

        Assert.Equal(DurableStoreProblem.NotWritable, error.Problem);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Equal("not a folder", File.ReadAllText(file));
    }

    /// <summary>Some bytes or a whole page anywhere in the file are overwritten: what cannot be read is told as damage, and never as something else.</summary>
    [Fact]
    public async Task DamageAnywhere_IsToldAndTheFileLeftAsItIs()
    {
        await CreateAsync();
        var whole = File.ReadAllBytes(folder.Database);
        var found = 0;
        var places = Gen.OneOf(
            Gen.Select(Gen.Int[0, (whole.Length / PageSize) - 1].Select(page => page * PageSize), Gen.Byte.Array[PageSize]),
            Gen.Select(Gen.Int[0, whole.Length - 40], Gen.Byte.Array[1, 40]));
        places.Sample(
            (position, garbage) =>
            {
                File.WriteAllBytes(folder.Database, whole);
                File.Delete(folder.Database + "-wal");
                Overwrite(position, garbage);
                var before = Snapshot();

                if (Record.Exception(ReadAll) is { } exception)
                {
                    found++;
                    AssertTold(Assert.IsType<DurableStoreException>(exception), DurableStoreProblem.Corrupt, "damaged");
                }

                Assert.Equal(before[folder.Database], Snapshot()[folder.Database]);
            },
            iter: TestSize.Of(100, 3_000),
            threads: 1);
        Assert.True(found > 0, "no damage was ever met");
    }

    public void Dispose() => folder.Dispose();

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task FillAsync(SqliteStore store)
    {
        for (var i = 0; i < 200; i++)
        {
            var start = new ExecutionStarted("Flow", "", $"\"{new string('x', 50 * (i % 9))}\"", 0, null);
            var created = await store.CreateAsync(new($"instance-{i}", start, default, null, null, new HashSet<Microsoft.DurableTask.Client.OrchestrationRuntimeStatus>()));
            var before = (await store.FindAsync(created!.Key))!;
            TaskScheduled work = new(0, "Work", "", null);
            await store.CommitAsync(new(before, before with { Turn = 1 }, ResetHistory: false)
            {
                Consumed = i % 3 == 0 ? [created.Message] : [],
                History = [new OrchestratorStarted(), start, work],
                Activities = [work],
                Timers = [new(1, DateTimeOffset.UnixEpoch.AddDays(i))],
            });
        }
    }

    /// <summary>A database that was closed in order: all is in the one file.</summary>
    private async Task CreateAsync()
    {
        await using (var store = SqliteStore.Open(folder.Database))
        {
            await FillAsync(store);
        }

        Assert.False(File.Exists(folder.Database + "-wal"), "an orderly end leaves no log");
    }

    /// <summary>What a killed process leaves: much of it is in the log.</summary>
    private async Task CreateImageOfACrashAsync(string? change = null)
    {
        using var alive = new TempFolder();
        await using var store = SqliteStore.Open(alive.Database);
        await FillAsync(store);
        if (change is not null)
        {
            Execute(alive.Database, change);
        }

        File.Copy(alive.Database, folder.Database);
        File.Copy(alive.Database + "-wal", folder.Database + "-wal");
    }

    private void ReadAll()
    {
        var store = SqliteStore.Open(folder.Database);
        try
        {
            ReadAllAsync(store).GetAwaiter().GetResult();
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static async Task ReadAllAsync(SqliteStore store)
    {
        await store.RecoverAsync();
        await store.DueTimersAsync(DateTimeOffset.MaxValue, 1_000, null);
        foreach (var (instance, _) in await store.QueryAsync(new(0, 1_000, Payloads: true)))
        {
            await store.HistoryAsync(instance.Key);
            await store.FindAsync(instance.Id, payloads: true);
        }
    }

    private void Overwrite(int position, byte[] bytes)
    {
        using var file = File.OpenWrite(folder.Database);
        file.Position = position;
        file.Write(bytes);
    }

    /// <summary>Without what holds nothing: the lock, the index of the log, a log that is empty.</summary>
    private Dictionary<string, string> Snapshot() => Directory.GetFiles(folder.Path)
        .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && !path.EndsWith(".lock", StringComparison.Ordinal))
        .Where(path => path == folder.Database || new FileInfo(path).Length > 0)
        .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));

    private void AssertRefused(DurableStoreProblem problem, string because)
    {
        var before = Snapshot();

        AssertTold(Assert.Throws<DurableStoreException>(() => SqliteStore.Open(folder.Database)), problem, because);

        Assert.Equal(before, Snapshot());
    }

    private void AssertTold(DurableStoreException error, DurableStoreProblem problem, string because)
    {
        Assert.Equal(problem, error.Problem);
        Assert.Equal(folder.Database, error.Path);
        Assert.Contains($"'{folder.Database}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
    }
}
