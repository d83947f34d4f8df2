using Automations.Runtime.Durable.Time;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Automations.Runtime.Host.State;

namespace Automations.Runtime.Host.Clock;

/// <summary>The platform's clock as the state folder left it, or as it is asked for.</summary>
internal sealed class LocalClock : IDisposable
{
    private readonly ClockFile? _file;

    private LocalClock(TimeProvider time, SimulatedClock? simulated, ClockFile? file)
    {
        Time = time;
        Simulated = simulated;
        _file = file;
    }

    public TimeProvider Time { get; }

    /// <summary>Null on the machine's clock.</summary>
    public SimulatedClock? Simulated { get; }

    /// <summary>How often time was saved, which is: moved.</summary>
    public long Moves { get; private set; }

    /// <exception cref="StartupException">The saved time is damaged, or later than the one asked for.</exception>
    public static LocalClock Open(LocalOptions options, StateFolder state)
    {
        if (options.Clock == ClockMode.Real)
            return new LocalClock(TimeProvider.System, null, null);
        var file = new ClockFile(state.FileNamed("clock"));
        if (options.Now < file.Saved)
        {
            file.Dispose();
            throw StartupException.Usage(
                $"In the state folder {state.Path} it is {IsoInstant.Write(file.Saved.Value)} already, and time does not go back to "
                + $"{IsoInstant.Write(options.Now.Value)}. Leave --now out, or start over with an empty folder: --state DIR.");
        }

        var now = options.Now ?? file.Saved ?? LocalDefaults.FirstInstant;
        file.Save(now);
        var clock = new SimulatedClock(now);
        return new LocalClock(clock, clock, file);
    }

    public Task SaveAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Moves++;
        _file?.Save(now);
        return Task.CompletedTask;
    }

    public void Dispose() => _file?.Dispose();
}
