using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Automations.Runtime.Durable;

/// <summary>Where the engine's time goes, as metrics of System.Diagnostics; costs next to nothing while nobody listens.</summary>
internal static class DurableMeter
{
    public const string Name = "Automations.Runtime.Durable";

    /// <summary>Seconds spent, by <c>part</c>, one of <see cref="Parts"/>.</summary>
    public const string Time = "durable.time";

    /// <summary>Turns stored.</summary>
    public const string TurnCount = "durable.turns";

    /// <summary>Transactions brought to disk; each carries the turns and messages of many instances.</summary>
    public const string FlushCount = "durable.flushes";

    /// <summary>Orchestrator code and the plan of what it changes.</summary>
    public static readonly KeyValuePair<string, object?> Orchestrators = new("part", nameof(Orchestrators));

    public static readonly KeyValuePair<string, object?> Activities = new("part", nameof(Activities));

    /// <summary>History into bytes.</summary>
    public static readonly KeyValuePair<string, object?> Serializing = new("part", nameof(Serializing));

    /// <summary>SQL statements, on the one thread that writes.</summary>
    public static readonly KeyValuePair<string, object?> Statements = new("part", nameof(Statements));

    /// <summary>COMMIT, that is, waiting for the disk.</summary>
    public static readonly KeyValuePair<string, object?> Flushing = new("part", nameof(Flushing));

    public static readonly ImmutableArray<string> Parts =
        [nameof(Orchestrators), nameof(Activities), nameof(Serializing), nameof(Statements), nameof(Flushing)];

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<double> Spent = Meter.CreateCounter<double>(Time, "s");

    public static readonly Counter<long> Turns = Meter.CreateCounter<long>(TurnCount);

    public static readonly Counter<long> Flushes = Meter.CreateCounter<long>(FlushCount);

    public static long Begin() => Spent.Enabled ? Stopwatch.GetTimestamp() : 0;

    public static void End(KeyValuePair<string, object?> part, long begin)
    {
        if (begin != 0)
        {
            Spent.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds, part);
        }
    }
}
