using System.Text.RegularExpressions;
using Automations.Runtime.Host.Startup;
using Cronos;

namespace Automations.Runtime.Host.Timers;

/// <summary>An NCRONTAB expression in UTC: six fields, seconds first (Azure also takes five, without them).</summary>
internal sealed partial class TimerSchedule
{
    private readonly CronExpression _expression;

    private TimerSchedule(string text, CronExpression expression)
    {
        Text = text;
        _expression = expression;
    }

    public string Text { get; }

    /// <exception cref="StartupException">Not NCRONTAB; what only other dialects know (L, W, #, @daily) is refused as in Azure.</exception>
    public static TimerSchedule Parse(string text, string function)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            if (fields.Length is 5 or 6 && fields.All(field => Field().IsMatch(field)))
            {
                var format = fields.Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard;
                return new TimerSchedule(text, CronExpression.Parse(text, format));
            }
        }
        catch (CronFormatException)
        {
            // said below, in the words for every bad schedule
        }

        throw new StartupException(
            $"The schedule '{text}' of {function} is not a six-field NCRONTAB expression "
            + "(second minute hour day month weekday, as '0 30 7 * * 1-5').");
    }

    /// <returns>Null when it never comes again.</returns>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        var next = _expression.GetNextOccurrence(instant.UtcDateTime, inclusive: false);
        return next is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
    }

    [GeneratedRegex("^(\\*|[0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?(/[0-9]+)?(,(\\*|[0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?(/[0-9]+)?)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();
}
