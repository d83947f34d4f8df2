namespace Automations.Programme;

/// <summary>How the programme's events are accompanied. An event that is under way keeps the rules it began with.</summary>
public sealed record EventRules
{
    /// <summary>Unless an event says otherwise.</summary>
    public IReadOnlyList<ReminderOffset> Reminders { get; init; } = [new(7, 0), new(1, 0), new(0, 60)];

    /// <summary>Whoever registered, or learned of a new time, less than so many hours before a reminder does not get that reminder.</summary>
    public int NoReminderWithinHours { get; init; } = 12;

    /// <summary>Local times of the recipient between which no reminder arrives, whatever the time of the event.</summary>
    public QuietHours QuietHours { get; init; } = new(new(21, 0), new(7, 0));

    /// <summary>After so many working days the hosts are asked a second time who was there.</summary>
    public int AskAgainAfterWorkingDays { get; init; } = 1;

    /// <summary>After so many working days nobody is waited for: what is known of the attendance by then counts.</summary>
    public int CloseAttendanceAfterWorkingDays { get; init; } = 3;

    /// <summary>Whether those who came are asked how it was.</summary>
    public bool Feedback { get; init; } = true;

    /// <summary>Calendar days from the thanks during which the feedback is open.</summary>
    public int FeedbackDays { get; init; } = 10;

    /// <summary>Calendar days after the end of an event after which nobody's registration is kept any more.</summary>
    public int RetentionDays { get; init; } = 90;
}

/// <param name="Start">In the evening.</param>
/// <param name="End">In the morning.</param>
public sealed record QuietHours(TimeOnly Start, TimeOnly End)
{
    public bool Contains(TimeOnly time) => Start <= End ? time >= Start && time < End : time >= Start || time < End;
}
