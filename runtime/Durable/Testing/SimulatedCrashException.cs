namespace Automations.Runtime.Durable.Testing;

/// <summary>The engine has died, as the test has asked; whoever was calling it does not learn whether it was done.</summary>
public sealed class SimulatedCrashException() : Exception("The engine has crashed, as asked.");
