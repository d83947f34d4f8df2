namespace Automations.Runtime.Durable.Engine;

internal sealed class ActivityNotFoundException(string name, string version) : Exception(
    $"No activity named '{name}'{(version.Length == 0 ? "" : $" (version {version})")} is registered.");
