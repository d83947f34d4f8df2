using Microsoft.DurableTask;

namespace Automations.Programme.Workflows;

/// <summary>
/// The events of one name, one after the other. There is never more than one waiter for a name and none is ever cancelled: an event
/// that arrives early or between two waits is there for the next.
/// </summary>
internal sealed class EventInbox<T>(TaskOrchestrationContext context, string name)
    where T : class
{
    private Task<T?>? next;

    /// <summary>Ends when an event is there, and fails when it cannot be read: wait for it with <c>WhenAny</c>.</summary>
    public Task Arrival => next ??= context.WaitForExternalEvent<T?>(name);

    /// <returns>The oldest event that arrived; null when there is none. What cannot be read as <typeparamref name="T"/> is passed over.</returns>
    public T? Take()
    {
        while (Arrival.IsCompleted)
        {
            var arrived = next!;
            next = null;
            if (arrived is { IsCompletedSuccessfully: true, Result: { } value })
                return value;
        }

        return null;
    }
}
