using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Core;

/// <summary>Something an orchestrator has asked for and not yet been answered.</summary>
internal abstract class OpenTask
{
    /// <summary>Of the activity or sub-orchestration, for the exception it may end with.</summary>
    public string Name { get; init; } = "";

    /// <summary>The id of the child, when this is a sub-orchestration.</summary>
    public string? ChildId { get; init; }

    public abstract void Complete(string? result);

    public abstract void Fail(Exception exception);
}

internal sealed class OpenTask<T>(DataConverter converter) : OpenTask
{
    private readonly TaskCompletionSource<T> source = new();

    public Task<T> Task => source.Task;

    public void Cancel(CancellationToken token) => source.TrySetCanceled(token);

    public override void Complete(string? result)
    {
        T value;
        try
        {
            value = converter.Deserialize<T>(result)!;
        }
#pragma warning disable CA1031 // whatever the converter throws is the caller's to see, where the result is awaited
        catch (Exception exception)
#pragma warning restore CA1031
        {
            source.TrySetException(exception);
            return;
        }

        source.TrySetResult(value);
    }

    public override void Fail(Exception exception) => source.TrySetException(exception);
}
