using System.Collections.Concurrent;
using Automations.Delivery;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>Takes intents as the real one does, the same key once, and remembers when each came.</summary>
internal sealed class RecordedOutbox(Func<DateTimeOffset> clock) : IOutbox
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Occasion, string Address), Queued> queued = [];

    public IReadOnlyList<Queued> All
    {
        get
        {
            lock (gate)
                return [.. queued.Values];
        }
    }

    public List<string> Cancelled { get; } = [];

    public Task QueueAsync(MessageIntent intent, CancellationToken cancellation)
    {
        lock (gate)
            queued.TryAdd((intent.Occasion, intent.Recipient.Address), new(clock(), intent));
        return Task.CompletedTask;
    }

    public ConcurrentQueue<(string Occasion, string Recipient)> Skipped { get; } = [];

    public Task<bool> SkipAsync(string workflow, string occasion, string recipient, string reason, CancellationToken cancellation)
    {
        Skipped.Enqueue((occasion, recipient));
        return Task.FromResult(false);
    }

    public Task<int> CancelAsync(Cancellation which, CancellationToken cancellation)
    {
        lock (gate)
            Cancelled.Add(which.Workflow);
        return Task.FromResult(0);
    }
}

internal sealed record Queued(DateTimeOffset At, MessageIntent Intent)
{
    public string Text => Intent.Template.Split('/')[^1];

    public string To => Intent.Recipient.GivenName is { Length: > 0 } name ? name : Intent.Recipient.Address;

    /// <summary>Text, receiver and the moment on the receiver's wall clock.</summary>
    public override string ToString() =>
        $"{Text} to {To} at {TimeZoneInfo.ConvertTime(At, TimeZoneInfo.FindSystemTimeZoneById(Intent.Recipient.TimeZone)):ddd yyyy-MM-dd HH:mm}";
}
