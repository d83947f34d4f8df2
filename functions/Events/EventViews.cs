namespace Automations.Events;

/// <summary>What each event text may mention. The text's folder carries the record's name without <c>View</c>.</summary>
/// <param name="Format">In the reader's language, as are all formats here.</param>
public sealed record RegisteredView(string Title, string Format, DateTimeOffset Start, int Minutes, string? Place, Uri? Join, Uri Page);

/// <param name="InLine">1 for who is next.</param>
public sealed record WaitingListView(string Title, string Format, DateTimeOffset Start, int InLine, Uri Page);

public sealed record MovedUpView(string Title, string Format, DateTimeOffset Start, int Minutes, string? Place, Uri? Join, Uri Page);

public sealed record UnregisteredView(string Title, string Format, DateTimeOffset Start, Uri Page);

/// <param name="IsSoon">It begins in a matter of hours.</param>
public sealed record EventReminderView(string Title, string Format, DateTimeOffset Start, int Minutes, string? Place, Uri? Join, bool IsSoon, Uri Page);

/// <param name="WasTitle">Each set only when that changed.</param>
/// <param name="Join">Null for an event without Teams meeting.</param>
/// <param name="WasMinutes">As <paramref name="WasTitle"/>.</param>
public sealed record EventChangedView(
    string Title,
    string? WasTitle,
    string Format,
    DateTimeOffset Start,
    DateTimeOffset? WasStart,
    int Minutes,
    int? WasMinutes,
    string? Place,
    bool IsElsewhere,
    Uri? Join,
    bool IsWaiting,
    Uri Page
);

public sealed record EventCancelledView(string Title, string Format, DateTimeOffset Start, string? Reason, Uri Events);

/// <param name="IsAgain">Nobody has answered the first time.</param>
public sealed record WhoWasThereView(string Title, DateTimeOffset Start, int Seats, bool IsAgain, Uri Page);

public sealed record EventThanksView(string Title, string Format, Uri? Material, bool WithFeedback);

public sealed record EventMissedView(string Title, string Format, Uri? Material, Uri Events);

public sealed record EventSummaryView(
    string Title,
    string Format,
    DateTimeOffset Start,
    int Registered,
    int Attended,
    int Missed,
    int Declined,
    int Waiting,
    bool IsAttendanceKnown,
    bool WithFeedback
);

/// <summary>A card in the channel.</summary>
/// <param name="City">Whose clocks the time is on, for example <c>Zurich</c>.</param>
public sealed record EventAnnouncedView(string Title, string Format, DateTimeOffset Start, int Minutes, string City, IReadOnlyList<string> Hosts, string? Place, bool IsOnline, bool IsSeries, Uri Page);

public sealed record EventProposedView(string Title, string Format, string Champion, DateTimeOffset Start, Uri Page);
