namespace Microsoft.DurableTask.Testing;

public class InMemoryDurableTaskOptions
{
    /// <summary>Unused here: nothing goes over the network.</summary>
    public int? Port { get; set; }
}
