namespace Automations.Functions.Tests.Support;

/// <summary>The process died here.</summary>
public sealed class CrashException() : Exception("The process died.");

/// <summary>
/// Counts every request that leaves the process and lets it die at a chosen one: before it was sent, or after it was done but before
/// its answer was seen.
/// </summary>
public sealed class Crashes
{
    private int at;
    private Predicate<HttpRequestMessage>? counts;
    private bool after;
    private int requests;

    public int Requests => requests;

    /// <param name="of">Which requests count; all unless told.</param>
    public void Arm(int request, bool afterwards, Predicate<HttpRequestMessage>? of = null)
    {
        counts = of;
        requests = 0;
        at = request;
        after = afterwards;
    }

    public void Disarm() => at = 0;

    public DelegatingHandler Handler() => new CrashingHandler(this);

    private sealed class CrashingHandler(Crashes plan) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isTheOne = plan.counts?.Invoke(request) != false && Interlocked.Increment(ref plan.requests) == plan.at;
            if (isTheOne && !plan.after)
                throw new CrashException();
            var response = await base.SendAsync(request, cancellationToken);
            if (!isTheOne)
                return response;
            response.Dispose();
            throw new CrashException();
        }
    }
}
