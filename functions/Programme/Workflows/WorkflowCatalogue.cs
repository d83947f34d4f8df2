namespace Automations.Programme.Workflows;

/// <summary>Every workflow that some capability has registered.</summary>
public sealed class WorkflowCatalogue(IEnumerable<IManagedWorkflow> workflows)
{
    public IReadOnlyList<IManagedWorkflow> All { get; } = [.. workflows.OrderBy(workflow => workflow.Name, StringComparer.Ordinal)];

    public IManagedWorkflow? Named(string name) => All.FirstOrDefault(workflow => workflow.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null for instances that nobody steers, such as a lane.</returns>
    public IManagedWorkflow? OwnerOf(string instanceId) => All.FirstOrDefault(workflow => workflow.Owns(instanceId));
}
