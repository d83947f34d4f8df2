namespace Automations.Runtime.Graph.Tools;

/// <summary>Tells the open mailbox pages that there is something new.</summary>
internal sealed class Changes
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => _next.Task;

    public void Notify() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
