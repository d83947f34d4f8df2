namespace Automations.Events.Calendar;

/// <summary>
/// The programme's own calendar: one entry an event, with the hosts and those invited as attendees who do not see each other. Every member
/// throws <see cref="People.TransientGraphException"/> when a later try may succeed and <see cref="People.GraphRefusedException"/> when none will.
/// </summary>
public interface IEventCalendar
{
    /// <summary>Creates the entry, once however often it is called, or brings it in step with the event.</summary>
    Task<EventCalendarEntry> ShowAsync(EventRecord record, CancellationToken cancellation);

    /// <summary>
    /// Cancels its entry, also one that was made and never noted, and tells the attendees why. Cancelled already, deleted by hand, or never
    /// made is success.
    /// </summary>
    Task CancelAsync(EventRecord record, CancellationToken cancellation);

    /// <summary>What the invited answered in their own calendars. Nothing when the entry is gone.</summary>
    Task<IReadOnlyList<InvitationAnswer>> AnswersAsync(EventCalendarEntry entry, CancellationToken cancellation);
}

/// <param name="At">When they answered.</param>
public sealed record InvitationAnswer(string Address, bool IsComing, DateTimeOffset At);
