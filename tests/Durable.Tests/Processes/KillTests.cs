using System.Text.Json;
using Automations.Durable.Crasher;
using Microsoft.Data.Sqlite;

namespace Automations.Durable.Tests.Processes;

/// <summary>A real process, killed at random moments under load and started again on the same files.</summary>
public sealed class KillTests
{
    private const int LivesPerFile = 5;
    private const int Orders = 300;
    private const int LinesPerOrder = 3;

    /// <summary>200 kills when large. A number in AUTOMATIONS_KILL_SEED runs one file with that seed only.</summary>
    [Fact]
    public async Task Kill_AtRandomMoments_LosesNothingAndDoesNothingTwice()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("AUTOMATIONS_KILL_SEED"), out var seed))
        {
            await SurviveAsync(seed);
            return;
        }

        for (var file = 1; file <= TestSize.Of(1, 200 / (LivesPerFile - 1)); file++)
        {
            await SurviveAsync(file);
        }
    }

    private static async Task SurviveAsync(int seed)
    {
        var random = new Random(seed);
        using var folder = new TempFolder();
        var told = new List<string>();
        for (var life = 1; life < LivesPerFile; life++)
        {
            using var process = CrasherProcess.Start(folder.Database, Orders, told);
            await process.ReadAsync(random.Next(2 * Orders * LinesPerOrder / LivesPerFile));
            process.Kill();
            var (_, errors) = await process.EndAsync();
            Assert.True(errors.Length == 0, $"Life {life} of seed {seed}: {errors}");
            told.AddRange(process.Lines);
        }

        using var last = CrasherProcess.Start(folder.Database, Orders, told);
        var (exitCode, complaints) = await last.EndAsync();

        Assert.True(exitCode == 0, $"Seed {seed}: {complaints}");
        Assert.Equal("done", last.Lines[^1]);
        AssertEachOrderOnce(last.Lines, seed);
        Assert.Empty(told.Where(line => line.StartsWith("result", StringComparison.Ordinal)).Except(last.Lines));
        AssertIntact(folder.Database);
    }

    private static void AssertEachOrderOnce(IReadOnlyList<string> lines, int seed)
    {
        var results = lines.Where(line => line.StartsWith("result", StringComparison.Ordinal)).Select(line => line[..line.LastIndexOf(' ')]);
        var expected = Enumerable.Range(1, Orders)
            .Select(n => $"result {Workflows.OrderId(n)} Completed {JsonSerializer.Serialize(Workflows.Result(n))}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), results.Order(StringComparer.Ordinal));

        var ledger = lines.Single(line => line.StartsWith("ledger", StringComparison.Ordinal))["ledger ".Length..];
        var wrong = Enumerable.Range(1, Orders).ToDictionary(n => n, _ => 1).Except(JsonSerializer.Deserialize<Dictionary<int, int>>(ledger)!);
        Assert.True(!wrong.Any(), $"Seed {seed}, not counted exactly once: {string.Join(", ", wrong)} in {ledger}");
    }

    private static void AssertIntact(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
