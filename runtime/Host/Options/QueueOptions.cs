namespace Automations.Runtime.Host.Options;

internal sealed record QueueOptions
{
    public int BatchSize { get; init; } = 16;

    /// <summary>The next batch is fetched once no more than this many messages are in work.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a failed message rests before it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    public bool Base64 { get; init; } = true;
}
