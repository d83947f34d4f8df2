using Automations.Runtime.Durable.Storage.Sqlite;
using Automations.Runtime.Durable.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task DatabaseOfTheFirstSchema_IsBroughtUpAndItsInstancesGoOn()
    {
        CreateFirst();
        await using (var host = await SimulatedTaskHost.StartAsync(Trip, new() { DatabasePath = folder.Database }))
        {
            await host.RunUntilIdleAsync();
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync("trip-pack")).RuntimeStatus);
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("trip")).RuntimeStatus);
            Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync("later")).RuntimeStatus);

            await host.AdvanceAsync(TimeSpan.FromHours(1));

            var trip = await host.GetAsync("trip");
            Assert.Equal("booked Rome, 3 folded, all set at 09:00", trip.ReadOutputAs<string>());
            Assert.Equal("packing", trip.ReadCustomStatusAs<string>());
            Assert.Equal("Hamburg", trip.Tags["office"]);
            Assert.Equal("late", (await host.GetAsync("later")).ReadOutputAs<string>());
            Assert.Equal("was late", (await host.GetAsync("over")).ReadOutputAs<string>());
            Assert.Equal(["trip", "trip-pack", "later", "over"], await host.Client.GetAllInstancesAsync().Select(i => i.InstanceId).ToListAsync());
        }

        Assert.Equal([$"{Migrations.Newest}"], Read(folder.Database, "PRAGMA user_version"));
    }

    [Fact]
    public async Task DatabaseThatWasBroughtUp_LooksLikeANewOne()
    {
        CreateFirst();
        using var fresh = new TempFolder();
        await using (SqliteStore.Open(folder.Database))
        await using (SqliteStore.Open(fresh.Database))
        {
            // opening is enough
        }

        const string Schema = "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name";
        Assert.Equal(Read(fresh.Database, Schema), Read(folder.Database, Schema));
    }

    public void Dispose() => folder.Dispose();

    private static void Trip(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("Trip", async (context, to) =>
        {
            context.SetCustomStatus("packing");
            var booked = await context.CallActivityAsync<string>("Book", to);
            var departure = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            var packed = context.CallSubOrchestratorAsync<string>("Pack", options: new SubOrchestrationOptions(instanceId: "trip-pack"));
            var ready = await context.WaitForExternalEvent<string>("ready");
            await departure;
            return $"{booked}, {await packed}, {ready} at {context.CurrentUtcDateTime:HH:mm}";
        })
        .AddOrchestratorFunc("Pack", context => context.CallActivityAsync<string>("Fold", 3))
        .AddOrchestratorFunc("Later", _ => "late")
        .AddActivityFunc<int, string>("Fold", (_, count) => $"{count} folded")
        .AddActivityFunc<string, string>("Book", (_, to) => $"booked {to} twice");

    private static List<string> Read(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add($"{reader.GetValue(0)}");
        }

        return rows;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Script(Type of, string ending)
    {
        var name = of.Assembly.GetManifestResourceNames().Single(n => n.EndsWith(ending, StringComparison.Ordinal));
        using var reader = new StreamReader(of.Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private void CreateFirst()
    {
        using var connection = Open(folder.Database);
        using var command = connection.CreateCommand();
        command.CommandText = Script(typeof(Migrations), "001-initial.sql") + Script(typeof(MigrationTests), "Schema001.sql");
        command.ExecuteNonQuery();
    }
}
