namespace Automations.Programme.Surveys;

/// <summary>
/// Asks a survey to be held. Any capability may give the order: an orchestrator through the activity <see cref="Place"/>, other code
/// through <see cref="ISurveyOrders"/>. What it asks, and whether the answers are anonymous, is the survey's definition to say.
/// </summary>
public sealed record SurveyOrder
{
    /// <summary>
    /// The activity that takes an order and returns the instance id of the run, started once however often it is called. A wrong order
    /// fails with <see cref="ArgumentException"/>: a retry will not help.
    /// </summary>
    public const string Place = "PlaceSurveyOrder";

    /// <summary>The workflow that holds a survey. It is started only by placing an order, which stores the audience beforehand.</summary>
    public const string Workflow = "Survey";

    /// <summary>The definition to ask, for example <see cref="BuiltInSurveys.EventFeedback"/>.</summary>
    public required string Survey { get; init; }

    /// <summary>
    /// Names this one run for ever: lower-case letters, digits and hyphens, at most 60. The same again is the same run, for example
    /// <c>{eventId}-feedback</c> or <c>monthly-pulse-2027-01</c>.
    /// </summary>
    public required string Run { get; init; }

    /// <summary>Object ids of those who are asked; every active champion when null. An empty list is an order too: nobody is asked.</summary>
    public IReadOnlyList<string>? Audience { get; init; }

    /// <summary>What it is about, for the texts; null when the survey speaks for itself.</summary>
    public SurveyOccasion? Occasion { get; init; }

    /// <summary>Nobody is asked earlier; null for at once.</summary>
    public DateTimeOffset? Opens { get; init; }

    /// <summary>No answer is taken from then on; null for the programme's usual number of working days after it opens.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Object ids of those who get the results by mail besides the community managers, for example an event's hosts.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public static string InstanceIdOf(string run) => $"survey-{run}";
}

/// <param name="Title">As it stands in a sentence, for example an event's title.</param>
/// <param name="At">When it happened.</param>
/// <param name="TimeZone">IANA name of the zone in which that moment is told; the reader's own when null.</param>
public sealed record SurveyOccasion(string Title, DateTimeOffset? At = null, string? TimeZone = null);
