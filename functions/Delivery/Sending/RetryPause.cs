namespace Automations.Delivery.Sending;

/// <summary>How long a message rests after Graph did not take it.</summary>
internal static class RetryPause
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Twice as long each time. What goes out of date does not sleep through that: it rests for a quarter of what is left at most, so that a
    /// reminder which was refused half an hour before the event is tried several times more.
    /// </summary>
    /// <param name="attempts">How often it has been tried, from 1 on.</param>
    /// <param name="left">Until it is out of date; null when it never is.</param>
    public static TimeSpan After(int attempts, TimeSpan? left)
    {
        var pause = First * Math.Pow(2, Math.Min(attempts - 1, 10));
        pause = pause > Longest ? Longest : pause;
        return left / 4 is { } quarter && quarter < pause ? (quarter > First ? quarter : First) : pause;
    }
}
