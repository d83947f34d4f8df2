namespace Automations.Programme.Workflows;

/// <param name="By">Object id of who orders it; null for an application.</param>
/// <param name="ByName">As shown to the people concerned.</param>
public sealed record WorkflowOrder(string InstanceId, string Action, string? By, string ByName, string? Reason);
