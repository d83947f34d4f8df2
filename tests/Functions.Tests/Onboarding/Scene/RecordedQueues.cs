using System.Collections.Concurrent;
using Automations.Storage;

namespace Automations.Functions.Tests.Onboarding.Scene;

internal sealed class RecordedQueues : IQueues
{
    public ConcurrentQueue<(string Queue, string Message)> Sent { get; } = [];

    public Task SendAsync(string queue, string message, CancellationToken cancellation)
    {
        Sent.Enqueue((queue, message));
        return Task.CompletedTask;
    }
}
