using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Storage;

/// <summary>The parts of an instance that may be large, all serialized.</summary>
internal sealed record Payloads(string? Input, string? Output, string? CustomStatus, TaskFailureDetails? Failure);
