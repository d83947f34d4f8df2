namespace DurableTask.Core;

#pragma warning disable CA1051 // these are fields in Microsoft's API
public class ParentInstance
{
    public string? Name;

    public OrchestrationInstance? OrchestrationInstance;

    /// <summary>The number under which the parent asked for this sub-orchestration.</summary>
    public int TaskScheduleId;

    public string? Version;
}
