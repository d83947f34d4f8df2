using Automations.Runtime.Graph.People;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Who looks at what, and when it is.</summary>
internal sealed record PageContext(HttpRequest Request, Texts Texts, DateTimeOffset Now)
{
    public string? Search => Request.Query["q"].ToString() is { Length: > 0 } text ? text.Trim() : null;

    /// <summary>A stored UTC time on the wall clock of a person.</summary>
    public static DateTimeOffset Local(string utc, Person person) => Local(Times.Parse(utc), person);

    public static DateTimeOffset Local(DateTimeOffset time, Person person) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(time, zone) : time;
}
