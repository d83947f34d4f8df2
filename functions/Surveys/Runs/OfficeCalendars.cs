using Automations.Programme;

namespace Automations.Surveys.Runs;

internal static class OfficeCalendars
{
    /// <summary>Whose working days count where it is about no one person.</summary>
    public static WorkingCalendar OfficeCalendar(this ProgrammeSettings programme) =>
        programme.CalendarOf(programme.DefaultOffice.Holidays, programme.DefaultOffice.TimeZone);
}
