using Automations.Events.Series;
using Automations.Events.Store;
using Automations.People;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Planning;

/// <summary>Everything people do with events, the same way for the HTTP API and the pages. What it changes, the event's workflow sees to.</summary>
public interface IEventDesk
{
    /// <param name="id">Of the event, or of the series; the same again creates nothing.</param>
    /// <param name="proposedBy">Set when a champion proposes it.</param>
    /// <returns>The event, or all occurrences of the series.</returns>
    Task<IReadOnlyList<EventRecord>> CreateAsync(
        string id,
        EventDetails details,
        SeriesRule? series,
        EventPerson? proposedBy,
        DurableTaskClient client,
        CancellationToken cancellation
    );

    Task<DeskAnswer> ChangeAsync(string eventId, EventDetails details, DurableTaskClient client, CancellationToken cancellation);

    /// <param name="id">Of an event, or of a series: then of every occurrence that is still ahead.</param>
    Task<DeskAnswer> PublishAsync(string id, DurableTaskClient client, CancellationToken cancellation);

    /// <param name="id">As for <see cref="PublishAsync"/>.</param>
    Task<DeskAnswer> CancelAsync(string id, string? reason, DurableTaskClient client, CancellationToken cancellation);

    /// <param name="question">What they want to know; null to leave it as it is, empty to take it back.</param>
    Task<RegistrationAnswer> RegisterAsync(string eventId, Person person, string? question, DurableTaskClient client, CancellationToken cancellation);

    /// <summary>Registers somebody on the word of a community manager. A question they have asked themselves stays as it is.</summary>
    /// <inheritdoc cref="RegisterAsync"/>
    Task<RegistrationAnswer> RegisterForAsync(string eventId, Person person, string? question, DurableTaskClient client, CancellationToken cancellation);

    /// <summary>Changes the question of somebody who is coming or waits; nobody gets a seat by asking.</summary>
    /// <param name="question">Empty to take it back.</param>
    Task<RegistrationAnswer> AskAsync(string eventId, Person person, string question, DurableTaskClient client, CancellationToken cancellation);

    Task<RegistrationAnswer> DeclineAsync(string eventId, Person person, DurableTaskClient client, CancellationToken cancellation);

    /// <summary>Notes of some that they were there, or were not.</summary>
    Task<DeskAnswer> NoteAttendanceAsync(
        string eventId,
        IReadOnlyList<(Person Person, bool Attended)> people,
        DurableTaskClient client,
        CancellationToken cancellation
    );

    /// <summary>Everybody with a seat was there, and that is all.</summary>
    Task<DeskAnswer> EveryoneCameAsync(string eventId, DurableTaskClient client, CancellationToken cancellation);

    /// <summary>What was noted is all.</summary>
    Task<DeskAnswer> CloseAttendanceAsync(string eventId, DurableTaskClient client, CancellationToken cancellation);
}

public enum DeskOutcome
{
    Done,
    NotFound,

    /// <summary>Its present state does not allow it.</summary>
    Conflict,
}

/// <param name="Record">The event afterwards; the first of a series. Null when there is none.</param>
/// <param name="Why">For programs, in English; set for <see cref="DeskOutcome.Conflict"/>.</param>
public sealed record DeskAnswer(DeskOutcome Outcome, EventRecord? Record, string? Why = null)
{
    public static DeskAnswer NotFound { get; } = new(DeskOutcome.NotFound, Record: null);
}

public enum RegistrationOutcome
{
    /// <summary>As asked for; the registration says whether they have a seat or wait.</summary>
    Done,
    NotFound,

    /// <summary>It is not published, cancelled, or over.</summary>
    Closed,

    /// <summary>It is for others.</summary>
    NotInvited,

    /// <summary>It has begun: too late for a question. Nothing was changed.</summary>
    Begun,
}

/// <param name="InLine">Their place on the waiting list; 0 when they do not wait.</param>
public sealed record RegistrationAnswer(RegistrationOutcome Outcome, EventRecord? Record = null, Registration? Registration = null, int InLine = 0);
