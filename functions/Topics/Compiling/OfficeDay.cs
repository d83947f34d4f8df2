using Automations.Programme;

namespace Automations.Topics.Compiling;

internal static class OfficeDay
{
    /// <summary>The day it is where the programme is at home.</summary>
    public static DateOnly Today(this ProgrammeSettings programme, TimeProvider time) =>
        programme.CalendarOf(programme.DefaultOffice.Holidays, programme.DefaultOffice.TimeZone).DayOf(time.GetUtcNow());
}
