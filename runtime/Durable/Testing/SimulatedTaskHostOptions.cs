using Automations.Runtime.Durable.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Testing;

public sealed class SimulatedTaskHostOptions
{
    /// <summary>Where the clock stands at first; Monday 4 January 2027, 09:00 in Berlin, unless said otherwise.</summary>
    public DateTimeOffset Start { get; init; } = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Null: in memory.</summary>
    public string? DatabasePath { get; init; }

    public bool DeliverActivitiesTwice { get; init; }

    /// <summary>0 makes every turn replay its history.</summary>
    public int CachedInstances { get; init; } = 10_000;

    public string DefaultVersion { get; init; } = "";

    public Action<IServiceCollection>? ConfigureServices { get; init; }

    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Puts something between engine and store, to make it fail.</summary>
    internal Func<IDurableStore, IDurableStore>? WrapStore { get; init; }

    internal DurableEngineOptions ToEngineOptions() => new()
    {
        DatabasePath = DatabasePath,
        DeliverActivitiesTwice = DeliverActivitiesTwice,
        CachedInstances = CachedInstances,
        DefaultVersion = DefaultVersion,
    };
}
