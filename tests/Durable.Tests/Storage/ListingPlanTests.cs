using System.Text.RegularExpressions;
using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Storage;

/// <summary>A hundred thousand instances (a million in the large setting), most of them created at the same moments: every listing is answered by index.</summary>
public sealed partial class ListingPlanTests : IDisposable
{
    private static readonly int Instances = TestSize.Of(100_000, 1_000_000);
    private static readonly DateTimeOffset First = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = First.AddDays(30);
    private static readonly InstancePosition Middle = new(Later, 50_000);
    private readonly TempFolder folder = new();
    private readonly SqliteConnection connection = new();

    public static TheoryData<string, InstanceListing> Listings => new()
    {
        { "all", new(50) },
        { "older", new(50) { OlderThan = Middle } },
        { "newer", new(50) { NewerThan = Middle } },
        { "status", new(50) { Statuses = [OrchestrationRuntimeStatus.Failed] } },
        { "statuses, older", new(50) { Statuses = [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Running], OlderThan = Middle } },
        { "name", new(50) { Name = "Rare" } },
        { "name, newer", new(50) { Name = "Onboarding", NewerThan = Middle } },
        { "name and status", new(50) { Name = "Onboarding", Statuses = [OrchestrationRuntimeStatus.Failed] } },
        { "time", new(50) { CreatedFrom = First, CreatedTo = Later } },
        { "time, older", new(50) { CreatedFrom = First, CreatedTo = Later, OlderThan = Middle } },
        { "name, status and time", new(50) { Name = "Onboarding", Statuses = [OrchestrationRuntimeStatus.Running], CreatedFrom = Later } },
        { "children", new(50) { ParentId = "onboarding-7" } },
    };

    [Fact]
    public void Listings_OfManyInstances_ReadTheirPartOfAnIndexOnly()
    {
        Fill();
        foreach (var (name, listing) in Listings.Select(row => row.Data))
        {
            var plan = Explain(listing);

            Assert.True(plan.Exists(step => step.Contains("USING", StringComparison.Ordinal)), $"{name}: {string.Join("; ", plan)}");
            Assert.All(plan, step => Assert.True(IsByIndex(step), $"{name}: {step}"));
        }
    }

    [Fact]
    public void Search_InIds_ReadsTheIdsFromTheirIndexAndNoInstanceBesides()
    {
        Fill();
        foreach (var listing in new InstanceListing[] { new(50) { IdContains = "-77" }, new(50) { IdContains = "x", Name = "Onboarding" } })
        {
            var scans = Explain(listing).Where(step => !IsByIndex(step));

            Assert.All(scans, step => Assert.Equal("SCAN instances USING COVERING INDEX sqlite_autoindex_instances_1", step));
        }
    }

    [Fact]
    public async Task Pages_OfManyInstances_ShowThemAll()
    {
        Fill();
        await using var store = SqliteStore.Open(folder.Database);

        var first = await store.ListAsync(new(50) { Name = "Onboarding", Statuses = [OrchestrationRuntimeStatus.Running] });
        var deep = await store.ListAsync(new(50) { OlderThan = Middle });
        var back = await store.ListAsync(new(50) { NewerThan = new(deep[0].CreatedAt, deep[0].Key) });

        Assert.Equal(50, first.Count);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 49_999L - i), deep.Select(i => i.Key));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 50_049L - i), back.Select(i => i.Key));
        Assert.Equal(Instances, (await store.CountByNameAsync()).Sum(c => c.Instances));
        Assert.Equal([$"onboarding-{77_777}"], (await store.ListAsync(new(50) { IdContains = "G-77777" })).Select(i => i.Id).Where(id => id.EndsWith("-77777", StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_AmongInstancesOfOneMoment_BeginsAtItsPlace()
    {
        Fill();
        foreach (var listing in new InstanceListing[] { new(50) { OlderThan = Middle }, new(50) { Name = "Onboarding", NewerThan = Middle } })
            Assert.Contains(Explain(listing), step => step.Contains("created_at=? AND rowid", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        connection.Dispose();
        folder.Dispose();
    }

    /// <summary>Bulk, past the engine; half of them in one instant, as happens when time stands still.</summary>
    private void Fill()
    {
        SqliteStore.Open(folder.Database).DisposeAsync().AsTask().GetAwaiter().GetResult();
        connection.ConnectionString = $"Data Source={folder.Database};Pooling=False";
        connection.Open();
        Execute($"""
            WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {Instances})
            INSERT INTO instances (key, id, name, version, status, created_at, updated_at, execution, turn, parent_key)
            SELECT k, 'onboarding-' || k, CASE WHEN k % 20000 = 0 THEN 'Rare' ELSE 'Onboarding' END, '',
              CASE WHEN k % 1000 = 0 THEN 3 WHEN k % 3 = 0 THEN 0 ELSE 1 END,
              CASE WHEN k < 20000 THEN {First.UtcTicks} ELSE {Later.UtcTicks} END, {Later.UtcTicks}, 0, 1, CASE WHEN k % 100 = 0 THEN 7 END
            FROM n;
            INSERT INTO payloads (key) SELECT key FROM instances;
            ANALYZE;
            """);
    }

    private List<string> Explain(InstanceListing listing)
    {
        var (sql, values) = Listing.Of(listing);
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"?{i + 1}", values[i]);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    /// <summary>The merge of some ranges, each cut to a page, may scan and sort what it merges; an index read in order may be scanned, for it ends at the limit.</summary>
    private static bool IsByIndex(string step) => !step.StartsWith("SCAN", StringComparison.Ordinal) || Harmless().IsMatch(step);

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"^SCAN (\(subquery-\d+\)|i USING INDEX instances_by_created|CONSTANT ROW)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Harmless();
}
