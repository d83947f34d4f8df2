namespace Automations.Programme;

/// <summary>Reads the section <c>events</c> of a programme file.</summary>
internal static class EventRulesReader
{
    private const string ReminderRule = "is no time before an event; write \"P7D\" for days, \"PT1H\" for hours or \"PT90M\" for minutes.";

    public static EventRules Read(JsonSection section)
    {
        var standard = new EventRules();
        var rules = new EventRules
        {
            Reminders = section.Has("reminders") ? Reminders(section) : standard.Reminders,
            NoReminderWithinHours = section.Number("noReminderWithinHours", 0, 72, standard.NoReminderWithinHours),
            QuietHours = section.Has("quietHours") ? Quiet(section.Object("quietHours")) : standard.QuietHours,
            AskAgainAfterWorkingDays = section.Number("askAgainAfterWorkingDays", 1, 20, standard.AskAgainAfterWorkingDays),
            CloseAttendanceAfterWorkingDays = section.Number("closeAttendanceAfterWorkingDays", 1, 30, standard.CloseAttendanceAfterWorkingDays),
            Feedback = section.Flag("feedback", standard.Feedback),
            FeedbackDays = section.Number("feedbackDays", 1, 90, standard.FeedbackDays),
            RetentionDays = section.Number("retentionDays", 1, 730, standard.RetentionDays),
        };
        if (rules.CloseAttendanceAfterWorkingDays <= rules.AskAgainAfterWorkingDays)
            section.Problem("closeAttendanceAfterWorkingDays", "must be more than askAgainAfterWorkingDays.");
        section.Close();
        return rules;
    }

    private static List<ReminderOffset> Reminders(JsonSection section)
    {
        var texts = section.List("reminders", (list, key) => list.Text(key, text => ReminderOffset.Parse(text) is not null, ReminderRule));
        foreach (var twice in texts.GroupBy(text => ReminderOffset.Parse(text)).Where(group => group.Key is not null && group.Count() > 1))
            section.Problem("reminders", $"names \"{twice.Key}\" more than once.");
        return [.. texts.Select(ReminderOffset.Parse).OfType<ReminderOffset>()];
    }

    private static QuietHours Quiet(JsonSection section)
    {
        var quiet = new QuietHours(section.Time("start"), section.Time("end"));
        if (quiet.Start == quiet.End)
            section.Problem("end", "must differ from start.");
        section.Close();
        return quiet;
    }
}
