namespace Microsoft.DurableTask;

/// <summary>Base of class-based activities; created per run in its own service scope.</summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return input is TInput or null
            ? await RunAsync(context, input is TInput typed ? typed : default!)
            : throw new ArgumentException($"The input is a {input.GetType()} where a {typeof(TInput)} is expected.", nameof(input));
    }
}
