namespace Automations.Runtime.Durable.Core;

internal sealed class OrchestratorNotFoundException(string name, string version) : Exception(
    $"No orchestrator named '{name}'{(version.Length == 0 ? "" : $" (version {version})")} is registered.");
