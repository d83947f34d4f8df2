namespace Automations.Host.Tests;

/// <summary>For what happens by itself: ends as soon as it has, fails after a generous while.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
            Assert.True(await tick.WaitForNextTickAsync(limit.Token));
    }
}
