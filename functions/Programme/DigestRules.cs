namespace Automations.Programme;

/// <summary>When digests appear, and who decides. An edition that is under way keeps the rules it began with.</summary>
public sealed record DigestRules
{
    /// <summary>Null when there is no weekly digest.</summary>
    public WeeklyDigest? Weekly { get; init; }

    /// <summary>Null when there is no monthly digest.</summary>
    public MonthlyDigest? Monthly { get; init; }

    /// <summary>Null when the sponsors get no report.</summary>
    public ReportRules? Report { get; init; }

    /// <summary>Whose clock and holidays the schedule follows; an IANA name, null for the default office's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Working days from the preview to the day of sending.</summary>
    public int PreviewWorkingDays { get; init; } = 2;

    /// <summary>What happens at the end of the last working day before the day of sending.</summary>
    public UndecidedDigest WhenNobodyDecides { get; init; } = UndecidedDigest.Wait;

    /// <summary>How far ahead a weekly digest looks for events; a monthly one looks three times as far.</summary>
    public int DaysAhead { get; init; } = 14;
}

/// <param name="At">Local time of each recipient.</param>
public sealed record WeeklyDigest(DayOfWeek Day, TimeOnly At);

/// <param name="WorkingDay">Of the month, from 1.</param>
/// <param name="At">Local time of each recipient.</param>
public sealed record MonthlyDigest(int WorkingDay, TimeOnly At);

public enum UndecidedDigest
{
    /// <summary>Nothing leaves before somebody has decided.</summary>
    Wait,

    Send,
    Skip,
}
