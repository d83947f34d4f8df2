namespace Automations.Runtime.Graph;

/// <summary>The local Graph cannot start or go on; the message says what to do about it.</summary>
public sealed class LocalGraphException : Exception
{
    public LocalGraphException()
    {
    }

    public LocalGraphException(string message)
        : base(message)
    {
    }

    public LocalGraphException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
