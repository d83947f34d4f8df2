using Automations.People;

namespace Automations.Events.Store;

/// <summary>One person's registration for one event.</summary>
public sealed record Registration
{
    /// <summary>As the directory had it when they registered; it says in which language, zone and hours they are written to.</summary>
    public required Person Person { get; init; }

    public required RegistrationState State { get; init; }

    public bool IsComing => State.IsComing();

    /// <summary>Counts registrations and answers of this event: the order of the waiting list.</summary>
    public required int Number { get; init; }

    /// <summary>When they registered, moved up or declined.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When they registered for the first time, whatever they did since; null when they never did.</summary>
    public DateTimeOffset? FirstSince { get; init; }

    /// <summary>The version of the event's details that they registered for.</summary>
    public required int Version { get; init; }

    public bool Attended { get; init; }

    /// <summary>What they want to know at the event; null when they asked nothing. Shown to hosts without a name, so never beside <see cref="Person"/>.</summary>
    public string? Question { get; init; }

    /// <summary>When they asked for the first time: other words for it, or taking it back and asking again, leave it.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}

public enum RegistrationState
{
    Seat,
    Waiting,
    Declined,

    /// <summary>Came without having registered.</summary>
    WalkIn,
}

public static class RegistrationStates
{
    /// <summary>Has a seat, or waits for one.</summary>
    public static bool IsComing(this RegistrationState state) => state is RegistrationState.Seat or RegistrationState.Waiting;
}

/// <param name="Capacity">Null for no limit.</param>
/// <param name="Version">Of the event's details.</param>
public sealed record SeatCount(int? Capacity, int Seats, int Waiting, int Declined)
{
    public static SeatCount None { get; } = new(Capacity: null, 0, 0, 0);

    public bool IsFull => Waiting > 0 || Seats >= Capacity;
}

/// <param name="Next">Null on the last page.</param>
public sealed record RegistrationPage(IReadOnlyList<Registration> Registrations, string? Next);

/// <param name="Number">Counts notices of the event; the same change always has the same.</param>
public sealed record RegistrationNotice(int Number, string PersonId, NoticeKind Kind);

public enum NoticeKind
{
    Registered,
    OnTheWaitingList,
    MovedUp,
    Unregistered,

    /// <summary>They brought a question along. They are told nothing; it counts for the topics.</summary>
    Asked,
}
