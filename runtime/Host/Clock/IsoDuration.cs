using System.Globalization;
using System.Text.RegularExpressions;

namespace Automations.Runtime.Host.Clock;

/// <summary>An ISO 8601 duration. Years and months are calendar ones, counted from where the clock stands.</summary>
internal sealed partial record IsoDuration(int Months, TimeSpan Time)
{
    public static IsoDuration? TryParse(string? text)
    {
        if (text is null || Duration().Match(text) is not { Success: true } match || text is ['P'] or [.., 'T'])
            return null;
        try
        {
            var months = checked((Whole(match, "y") * 12) + Whole(match, "mo"));
            var time = TimeSpan.FromDays((Whole(match, "w") * 7) + Whole(match, "d"))
                + TimeSpan.FromHours(Whole(match, "h")) + TimeSpan.FromMinutes(Whole(match, "mi"))
                + TimeSpan.FromSeconds(double.Parse("0" + match.Groups["s"].Value, CultureInfo.InvariantCulture));
            return new IsoDuration(months, time);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A thousand years at most, so that no clock reaches the calendar's end.</summary>
    public bool FitsIntoCalendar => Months <= 12_000 && Time <= TimeSpan.FromDays(365_000);

    public DateTimeOffset After(DateTimeOffset start) => start.AddMonths(Months) + Time;

    private static int Whole(Match match, string part) =>
        match.Groups[part] is { Success: true } group ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^P((?<y>\d+)Y)?((?<mo>\d+)M)?((?<w>\d+)W)?((?<d>\d+)D)?(T((?<h>\d+)H)?((?<mi>\d+)M)?((?<s>\d+(\.\d+)?)S)?)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}
