namespace Automations.Durable.Tests.Crashes;

internal sealed class CrashException() : Exception("The process dies here.");
