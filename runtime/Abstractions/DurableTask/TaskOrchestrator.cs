namespace Microsoft.DurableTask;

/// <summary>Base of class-based orchestrators; created per run from the service provider.</summary>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    Type ITaskOrchestrator.InputType => typeof(TInput);

    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);

    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return input is TInput or null
            ? await RunAsync(context, input is TInput typed ? typed : default!)
            : throw new ArgumentException($"The input is a {input.GetType()} where a {typeof(TInput)} is expected.", nameof(input));
    }
}
