namespace Automations.Programme.Surveys;

/// <summary>Section <c>surveys</c> of the programme file.</summary>
public sealed record SurveyRules
{
    /// <summary>Below so many answers nothing is ever shown; a programme may ask for more, never for less.</summary>
    public const int FewestAnswers = 5;

    /// <summary>Nobody is reminded more often, whatever the programme says.</summary>
    public const int MostRemindersEver = 2;

    /// <summary>Working days from the invitation to the first reminder, and from that to the second.</summary>
    public int RemindAfterWorkingDays { get; init; } = 3;

    /// <summary>0 to 2.</summary>
    public int MostReminders { get; init; } = MostRemindersEver;

    /// <summary>Working days that a run is open, when its order does not say.</summary>
    public int CloseAfterWorkingDays { get; init; } = 10;

    /// <summary>Results, texts and groups with fewer answers are not shown.</summary>
    public int LeastAnswers { get; init; } = FewestAnswers;

    /// <summary>The working day of the month on which the monthly pulse begins by itself; null for never.</summary>
    public int? PulseOnWorkingDay { get; init; }

    internal static SurveyRules Read(JsonSection section)
    {
        var standard = new SurveyRules();
        var rules = new SurveyRules
        {
            RemindAfterWorkingDays = section.Number("remindAfterWorkingDays", 1, 60, standard.RemindAfterWorkingDays),
            MostReminders = section.Number("mostReminders", 0, MostRemindersEver, standard.MostReminders),
            CloseAfterWorkingDays = section.Number("closeAfterWorkingDays", 1, 120, standard.CloseAfterWorkingDays),
            LeastAnswers = section.Number("leastAnswers", FewestAnswers, 100, standard.LeastAnswers),
            PulseOnWorkingDay = section.Has("pulseOnWorkingDay") ? section.Number("pulseOnWorkingDay", 1, 15) : null,
        };
        if (rules.MostReminders > 0 && rules.CloseAfterWorkingDays <= rules.RemindAfterWorkingDays)
            section.Problem("closeAfterWorkingDays", "must be more than remindAfterWorkingDays.");
        section.Close();
        return rules;
    }
}
