using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Automations.Events.Pages;

/// <summary>What the list of events shows. What cannot be understood is left out: the form shows what was.</summary>
/// <param name="Month">The first day of the month that is shown as a calendar; null for the list.</param>
public sealed record EventFilter(EventFormat? Format, string? Topic, DateOnly? Month)
{
    public static EventFilter Read(IQueryCollection query, IReadOnlyList<string> topics, DateOnly today)
    {
        var month =
            DateOnly.TryParseExact(query["month"].ToString(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wanted) ? wanted
            : query["view"] == "month" ? new DateOnly(today.Year, today.Month, 1)
            : (DateOnly?)null;
        return new(
            Enum.TryParse<EventFormat>(query["format"].ToString(), out var format) && Enum.IsDefined(format) ? format : null,
            topics.FirstOrDefault(topic => topic == query["topic"].ToString()),
            month
        );
    }

    public bool Fits(EventRecord record) =>
        (Format is null || record.Details.Format == Format) && (Topic is null || record.Details.Topics.Contains(Topic));
}
