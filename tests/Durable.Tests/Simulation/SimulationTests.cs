using System.Globalization;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Memory;
using Automations.Runtime.Durable.Storage.Sqlite;

namespace Automations.Durable.Tests.Simulation;

/// <summary>
/// A search through what may happen between the engine and the world, in an order that a seed decides. A failure names its seed:
/// set AUTOMATIONS_SIMULATION_SEED to run just that one again.
/// </summary>
public sealed class SimulationTests
{
    /// <summary>Every seed of this many works on a real file, which is slower.</summary>
    private const int OnDisk = 10;

    private const string SeedVariable = "AUTOMATIONS_SIMULATION_SEED";

    [Fact]
    public async Task AnyOrderOfThings_KeepsEveryPromise()
    {
        var seeds = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var only)
            ? [only]
            : Enumerable.Range(1, TestSize.Of(150, 20_000));

        // a thread without xunit's synchronisation context, which the engine's continuations would follow
        await Task.Run(async () =>
        {
            foreach (var seed in seeds)
            {
                await RunAsync(seed);
            }
        });
    }

    [Fact]
    public async Task SameSeed_TakesTheSameSteps()
    {
        var (first, second) = await Task.Run(async () => (await RunAsync(7), await RunAsync(7)));

        Assert.Equal(first.Trace, second.Trace);
        Assert.True(first.Crashes > 0, "a seed without a crash proves little");
    }

    private static async Task<SimulationWorld> RunAsync(int seed)
    {
        using var folder = new TempFolder();
        await using IDurableStore disk = seed % OnDisk == 0 ? SqliteStore.Open(folder.Database) : new MemoryStore();
        var world = new SimulationWorld(seed, disk);
        try
        {
            world.Run();
            return world;
        }
        catch (Exception exception)
        {
            Assert.Fail($"{SeedVariable}={seed} breaks after {world.Trace.Count} steps: {exception.Message}\nThe last of them:\n"
                + string.Join('\n', world.Trace.TakeLast(60)) + $"\n{exception}");
            throw;
        }
    }
}
