namespace Automations.Runtime.Durable.Core;

/// <summary>Where a sub-orchestration reports to: the instance, which life of it, and which of its tasks.</summary>
internal sealed record ParentLink(long Key, string InstanceId, string Name, int Execution, int TaskId);
