namespace DurableTask.Core;

public class OrchestrationInstance
{
    public string? InstanceId { get; set; }

    /// <summary>Tells the lives of an instance id apart.</summary>
    public string? ExecutionId { get; set; }

    public override string ToString() => $"[InstanceId: {InstanceId}, ExecutionId: {ExecutionId}]";
}
