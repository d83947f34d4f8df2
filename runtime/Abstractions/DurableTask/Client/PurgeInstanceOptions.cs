namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Also removes the sub-orchestrations.</param>
public record PurgeInstanceOptions(bool Recursive = false);
