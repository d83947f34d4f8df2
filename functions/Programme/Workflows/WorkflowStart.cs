namespace Automations.Programme.Workflows;

/// <param name="InstanceId">Null when nothing was started because of <paramref name="Errors"/>.</param>
/// <param name="IsNew">False when it ran, or had run, already.</param>
/// <param name="Errors">Messages by input field.</param>
public sealed record WorkflowStart(string? InstanceId, bool IsNew, IReadOnlyDictionary<string, string[]> Errors);
