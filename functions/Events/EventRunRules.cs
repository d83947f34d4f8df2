using Automations.People;
using Automations.Programme;

namespace Automations.Events;

/// <summary>What an event's workflow takes along from the programme when it begins: a change of the settings never changes an event that is under way.</summary>
/// <param name="Office">Whose calendar counts where nobody's own does.</param>
/// <param name="Language">Spoken in the channel.</param>
public sealed record EventRunRules(EventRules Events, WorkingHours WorkingHours, Office Office, string Language)
{
    public static EventRunRules Of(ProgrammeSettings programme) =>
        new(programme.Events, programme.WorkingHours, programme.DefaultOffice, programme.Languages[0]);

    public WorkingCalendar CalendarOf(Person person) => new(WorkingHours, person.Holidays, person.TimeZone);

    public WorkingCalendar OfficeCalendar => new(WorkingHours, Office.Holidays, Office.TimeZone);
}
