namespace Automations.Runtime.Durable.Testing;

/// <summary>Today's code cannot go on with an instance that earlier code has started.</summary>
public sealed class IncompatibleHistoryException(string message, Exception? innerException = null) : Exception(message, innerException);
