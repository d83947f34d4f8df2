namespace Automations.Runtime.Host.Startup;

/// <summary>The platform cannot start. The message is for people: what is wrong and what to do about it.</summary>
public sealed class StartupException : Exception
{
    public const int CannotStart = 1;
    public const int WrongUsage = 2;

    public StartupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    public int ExitCode { get; init; } = CannotStart;

    public static StartupException Usage(string message) => new(message) { ExitCode = WrongUsage };
}
