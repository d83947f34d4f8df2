namespace Automations.Runtime.Durable.Time;

/// <summary>Something that may be busy at the present moment of simulated time, and that time has to wait for.</summary>
public interface ITimedWork
{
    string Name { get; }

    /// <summary>Grows with every piece of work taken up; never falls. Equal values before and after a wait mean: nothing happened.</summary>
    long WorkCount { get; }

    /// <summary>Ends when nothing is runnable at the clock's present time.</summary>
    Task WaitUntilIdleAsync(CancellationToken cancellationToken);

    /// <summary>
    /// When the earliest wait ends that was begun for no longer than <paramref name="limit"/> (a retry pause, say, but not a
    /// schedule): the clock may jump there by itself. Null when there is none.
    /// </summary>
    ValueTask<DateTimeOffset?> NextShortWaitAsync(TimeSpan limit, CancellationToken cancellationToken) => new((DateTimeOffset?)null);
}
