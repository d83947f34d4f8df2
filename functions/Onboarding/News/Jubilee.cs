using Automations.Programme.News;

namespace Automations.Onboarding.News;

/// <summary>A round time on board.</summary>
internal sealed record Jubilee(string Key, string German, string English)
{
    private const int FirstDays = 100;
    private const int MostYears = 40;

    /// <returns>The one that falls into the period; null for none.</returns>
    public static Jubilee? In(NewsPeriod period, DateTimeOffset since)
    {
        if (period.Happened(since.AddDays(FirstDays)))
            return new($"{FirstDays}d", $"{FirstDays} Tagen", $"{FirstDays} days");
        for (var years = period.Since.Year - since.Year; years <= Math.Min(period.Until.Year - since.Year, MostYears); years++)
        {
            if (years > 0 && period.Happened(since.AddYears(years)))
                return years == 1 ? new("1y", "einem Jahr", "one year") : new($"{years}y", $"{years} Jahren", $"{years} years");
        }

        return null;
    }
}
