namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Also ends the sub-orchestrations that still run.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
