namespace Automations.Durable.Tests.Simulation;

/// <summary>
/// A call from the engine to the outside (its store, an activity) that is under way. It takes effect when the simulation performs it,
/// and the engine hears of it when the simulation lets it return; a crash may come before, between and after.
/// </summary>
internal abstract class Gate(string label)
{
    public string Label => label;

    public bool IsPerformed { get; protected set; }

    public bool IsWrite { get; init; }

    /// <summary>What the simulation itself has asked for, if that has made the engine call.</summary>
    public Order? Order { get; init; }

    public abstract void Perform();

    public abstract void Return();
}

internal sealed class Gate<T>(string label, Func<Task<T>> call, Func<T, T> distort) : Gate(label)
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? refusal;
    private T result = default!;

    public Task<T> Task => source.Task;

    public override void Perform()
    {
        IsPerformed = true;
        try
        {
            result = call().GetAwaiter().GetResult();
        }
        catch (InvalidOperationException exception)
        {
            refusal = exception;
        }
    }

    public override void Return()
    {
        if (refusal is not null)
        {
            source.SetException(refusal);
        }
        else
        {
            source.SetResult(distort(result));
        }
    }
}
