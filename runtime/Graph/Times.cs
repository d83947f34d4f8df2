using System.Globalization;

namespace Automations.Runtime.Graph;

/// <summary>Times as Graph writes them.</summary>
internal static class Times
{
    /// <summary>UTC with whole seconds, for example 2027-01-04T08:00:00Z; sorts as text.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Local time with Graph's seven fractional digits, as in dateTimeTimeZone.</summary>
    public static string Local(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
