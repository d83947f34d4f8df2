using Automations.Programme;

namespace Automations.Digests.Audience;

/// <summary>When an edition reaches somebody: on its day, at its time, on their own clock and on a day on which they work.</summary>
public static class LocalSendTime
{
    private const int LongestStretchOfDaysOff = 60;

    /// <param name="now">Of the decision; an edition that is decided on late comes at the same time of the next working day.</param>
    /// <returns>UTC.</returns>
    public static DateTimeOffset Of(WorkingCalendar calendar, DateOnly sendOn, TimeOnly at, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        var first = today > sendOn ? today : sendOn;
        var moment = Enumerable
            .Range(0, LongestStretchOfDaysOff)
            .Select(first.AddDays)
            .Where(calendar.IsWorkingDay)
            .Select(day => calendar.At(day, at))
            .First(moment => moment >= now);
        return calendar.NextWorkingMoment(moment);
    }
}
