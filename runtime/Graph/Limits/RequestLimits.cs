using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Limits;

/// <summary>Outlook's limits per application and mailbox: requests in ten minutes of the clock, and requests in flight.</summary>
internal sealed class RequestLimits(LimitSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Disposing the result ends the request.</summary>
    /// <exception cref="GraphProblem">429 with Retry-After.</exception>
    public IDisposable? Enter(Caller caller, string mailbox)
    {
        var limits = settings.Current;
        if (limits is { ConcurrentRequests: null, RequestsPerTenMinutes: null })
            return null;
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var key = caller.ApplicationId + "/" + mailbox;
            if (!_lanes.TryGetValue(key, out var lane))
                _lanes.Add(key, lane = new Lane(this));
            while (lane.Times.TryPeek(out var first) && first <= now - s_window)
                lane.Times.Dequeue();
            if (limits.ConcurrentRequests is { } together && lane.InFlight >= together)
                throw new GraphProblem(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.", 1);
            if (limits.RequestsPerTenMinutes is { } requests && lane.Times.Count >= requests)
            {
                var wait = (int)Math.Ceiling((lane.Times.Peek() + s_window - now).TotalSeconds);
                throw new GraphProblem(429, "ApplicationThrottled", $"Application is over its limit of {requests} requests in 10 minutes to this mailbox.", Math.Max(1, wait));
            }

            lane.Times.Enqueue(now);
            lane.InFlight++;
            return lane;
        }
    }

    private sealed class Lane(RequestLimits owner) : IDisposable
    {
        public Queue<DateTimeOffset> Times { get; } = new();

        public int InFlight { get; set; }

        public void Dispose()
        {
            lock (owner._lock)
                InFlight--;
        }
    }
}
