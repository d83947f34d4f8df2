using Automations.People;

namespace Automations.Events.Store;

/// <summary>Who comes to an event. Seats are never given away twice, and the waiting list keeps its order, however many register at the same time.</summary>
public interface IRegistrations
{
    /// <summary>
    /// Brings the seats in step with the event: whether registrations are taken, until when, and for how many. With more room, who waits moves
    /// up in the order of the waiting list; with less, nobody who has a seat loses it.
    /// </summary>
    Task OpenAsync(EventRecord record, CancellationToken cancellation);

    /// <summary>Takes a seat, or the next place on the waiting list. Registering again changes nothing but the question.</summary>
    /// <param name="question">Null to leave it as it is, empty to take it back.</param>
    /// <returns>Null when the event takes no registrations (any more).</returns>
    Task<Registration?> RegisterAsync(string eventId, Person person, string? question, CancellationToken cancellation);

    /// <summary>As <see cref="RegisterAsync"/>, on somebody else's word: a question that is there already stays.</summary>
    Task<Registration?> RegisterForAsync(string eventId, Person person, string? question, CancellationToken cancellation);

    /// <summary>Changes the question of somebody who has a seat or waits; of anybody else nothing.</summary>
    /// <param name="question">Empty to take it back.</param>
    /// <returns>As for <see cref="RegisterAsync"/>.</returns>
    Task<Registration?> AskAsync(string eventId, Person person, string question, CancellationToken cancellation);

    /// <summary>Gives the seat back, to whoever waits longest, and forgets the question. Somebody who was never registered is noted as not coming.</summary>
    /// <returns>Null when it is over, or there is no such event.</returns>
    Task<Registration?> DeclineAsync(string eventId, Person person, CancellationToken cancellation);

    Task<Registration?> FindAsync(string eventId, string personId, CancellationToken cancellation);

    Task<SeatCount> CountAsync(string eventId, CancellationToken cancellation);

    /// <summary>A part of all registrations, by person id.</summary>
    /// <param name="after">Null for the first page, then <see cref="RegistrationPage.Next"/>.</param>
    Task<RegistrationPage> PageAsync(string eventId, int size, string? after, CancellationToken cancellation);

    /// <summary>1 for who is next, and so on; 0 for somebody who does not wait.</summary>
    Task<int> PlaceInLineAsync(string eventId, Registration registration, CancellationToken cancellation);

    /// <summary>What people are to be told of their registration and were not yet, oldest first.</summary>
    Task<IReadOnlyList<RegistrationNotice>> NoticesAsync(string eventId, int most, CancellationToken cancellation);

    /// <summary>Forgets notices that were passed on; one that is gone already is no matter.</summary>
    Task ForgetNoticesAsync(string eventId, IReadOnlyList<RegistrationNotice> notices, CancellationToken cancellation);

    /// <summary>Notes who was there; somebody who was not registered and came all the same is added.</summary>
    Task NoteAttendanceAsync(string eventId, Person person, bool attended, CancellationToken cancellation);

    /// <summary>Everybody with a seat was there.</summary>
    Task NoteEveryoneAttendedAsync(string eventId, CancellationToken cancellation);

    /// <summary>Deletes some of what is kept of an event's registrations for good.</summary>
    /// <returns>False when nothing is left.</returns>
    Task<bool> DeleteSomeAsync(string eventId, int most, CancellationToken cancellation);
}
