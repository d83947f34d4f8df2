using System.Collections.Concurrent;

namespace Microsoft.DurableTask;

/// <summary>A failure as it is written to history: exceptions themselves never are.</summary>
/// <param name="ErrorType">Full name of the exception type.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object>? Properties)
{
    private static readonly ConcurrentDictionary<string, Type> KnownTypes = new(StringComparer.Ordinal);

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception is TaskFailedException failed
            ? failed.FailureDetails
            : exception.InnerException is { } cause ? FromException(cause) : null;
        return new(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, null);
    }

    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <summary>True when this failure's own type is the given one or derives from it; inner failures are not searched.</summary>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return !string.IsNullOrEmpty(ErrorType)
            && (string.Equals(ErrorType, targetBaseExceptionType.FullName, StringComparison.Ordinal)
                || targetBaseExceptionType.IsAssignableFrom(FindType(ErrorType)));
    }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private static Type? FindType(string name)
    {
        if (KnownTypes.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = Type.GetType(name, throwOnError: false)
            ?? AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name, throwOnError: false)).FirstOrDefault(t => t is not null);
        return found is null ? null : KnownTypes.GetOrAdd(name, found);
    }
}
