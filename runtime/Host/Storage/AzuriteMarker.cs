namespace Automations.Runtime.Host.Storage;

/// <summary>Which Azurite belongs to a state folder.</summary>
/// <param name="Token">Also kept inside Azurite itself, so that another process on the same port is never mistaken for ours.</param>
internal sealed record AzuriteMarker(int ProcessId, int Port, string Token);
