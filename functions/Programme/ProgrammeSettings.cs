using Automations.Programme.Surveys;
using Automations.Programme.Topics;

namespace Automations.Programme;

/// <summary>The programme's story and rules, read from <c>programme.json</c> and validated before anything starts.</summary>
public sealed record ProgrammeSettings
{
    /// <summary>Short lower-case name used in keys, for example <c>lotsen</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One sentence in each language that says what the programme is for.</summary>
    public required IReadOnlyDictionary<string, string> Claim { get; init; }

    public required ProgrammeLook Look { get; init; }

    /// <summary>Two-letter languages that messages and pages exist in; the first is spoken when a person's own is not among them.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>How German texts address people.</summary>
    public AddressForm AddressForm { get; init; } = AddressForm.Du;

    public required IReadOnlyList<SenderLane> Lanes { get; init; }

    /// <summary>Entra group that active champions belong to.</summary>
    public required string ChampionsGroupId { get; init; }

    /// <summary>Entra group of the community managers, who decide where no line manager can and who hear calls for help.</summary>
    public required string ManagersGroupId { get; init; }

    public required WorkingHours WorkingHours { get; init; }

    /// <summary>Where people work: holidays and, when the mailbox names none, the time zone.</summary>
    public required IReadOnlyList<Office> Offices { get; init; }

    /// <summary>Used for a person whose office is not listed.</summary>
    public required Office DefaultOffice { get; init; }

    public ApprovalRules Approval { get; init; } = new();

    public CheckInRules CheckIns { get; init; } = new();

    /// <summary>Days after approval on which the thank-you is sent; none when absent.</summary>
    public int? ThankYouOnDay { get; init; }

    /// <summary>The weekly call that new champions are invited to; none when absent.</summary>
    public OnboardingCall? OnboardingCall { get; init; }

    public DigestRules Digests { get; init; } = new();

    public EventRules Events { get; init; } = new();

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>What else means a topic, by topic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TopicSynonyms { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public TopicRules TopicRules { get; init; } = new();

    public DeliveryRules Delivery { get; init; } = new();

    public SurveyRules Surveys { get; init; } = new();

    /// <summary>The office a person works at, by the directory's <c>officeLocation</c>.</summary>
    public Office OfficeOf(string? location) =>
        Offices.FirstOrDefault(office => string.Equals(office.Location, location, StringComparison.OrdinalIgnoreCase)) ?? DefaultOffice;

    /// <param name="id">Null for the first lane.</param>
    /// <exception cref="ArgumentException">There is no such lane.</exception>
    public SenderLane LaneOf(string? id) =>
        Lanes.FirstOrDefault(lane => id is null || lane.Id == id)
        ?? throw new ArgumentException($"The programme has no lane '{id}'.", nameof(id));

    /// <summary>When somebody with these holidays, in this time zone, may be written to.</summary>
    public WorkingCalendar CalendarOf(string holidays, string timeZone) => new(WorkingHours, holidays, timeZone);
}

public sealed record DeliveryRules
{
    /// <summary>How many messages of the lowest priority a person gets in seven days; the rest waits.</summary>
    public int MaxPerPersonPerWeek { get; init; } = 3;

    /// <summary>After so many days of fruitless attempts a message has failed.</summary>
    public int GiveUpAfterDays { get; init; } = 8;
}

public enum AddressForm
{
    Du,
    Sie,
}

/// <param name="Primary">Colour as <c>#rrggbb</c>; validated for 4.5:1 contrast with white.</param>
/// <param name="Accent">Colour as <c>#rrggbb</c>.</param>
/// <param name="Symbol">A single emoji or letter shown as the programme's visual where pictures are not loaded.</param>
public sealed record ProgrammeLook(string Primary, string Accent, string Symbol);

/// <summary>One sender mailbox; its workflow is <c>lane-{Id}</c>.</summary>
public sealed record SenderLane
{
    public required string Id { get; init; }

    public required string Mailbox { get; init; }

    /// <summary>Exchange Online's pace for one mailbox (see docs/operations.md).</summary>
    public int MessagesPerMinute { get; init; } = 30;

    public int RecipientsPerDay { get; init; } = 10_000;

    public int ConcurrentRequests { get; init; } = 4;
}

/// <param name="Start">Local time from which messages may arrive.</param>
/// <param name="End">Local time after which nothing arrives until the next working day.</param>
public sealed record WorkingHours(TimeOnly Start, TimeOnly End, IReadOnlyList<DayOfWeek> Days);

/// <param name="Location">As in the directory's <c>officeLocation</c>.</param>
/// <param name="Holidays">ISO 3166-2 code whose public holidays count, for example <c>DE-HH</c>, <c>AT</c>, <c>CH-ZH</c>, <c>GB-ENG</c>.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record Office(string Location, string Holidays, string TimeZone);

public sealed record ApprovalRules
{
    public int RemindAfterWorkingDays { get; init; } = 3;

    public int EscalateAfterWorkingDays { get; init; } = 7;

    public int DecideAfterWorkingDays { get; init; } = 14;

    public UnansweredApproval WhenUnanswered { get; init; } = UnansweredApproval.Wait;
}

public enum UnansweredApproval
{
    Wait,
    Approve,
    Decline,
}

public sealed record CheckInRules
{
    /// <summary>Calendar days after approval.</summary>
    public IReadOnlyList<int> Days { get; init; } = [7, 30, 90];

    public int RemindAfterWorkingDays { get; init; } = 3;

    /// <summary>After so many working days without an answer the check-in is closed and the champion's way goes on.</summary>
    public int CloseAfterWorkingDays { get; init; } = 8;
}

/// <param name="TimeZone">IANA name of the zone the start is meant in.</param>
public sealed record OnboardingCall(DayOfWeek Day, TimeOnly Start, int Minutes, string TimeZone);
