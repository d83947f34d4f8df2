namespace Automations.Runtime.Durable.Core;

internal sealed class ActivityNotFoundException(string name, string version) : Exception(
    $"No activity named '{name}'{(version.Length == 0 ? "" : $" (version {version})")} is registered.");
