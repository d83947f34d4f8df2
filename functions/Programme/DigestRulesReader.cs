using static Automations.Programme.ProgrammeRules;

namespace Automations.Programme;

/// <summary>Reads the section <c>digests</c> of a programme file.</summary>
internal static class DigestRulesReader
{
    private const int LatestWorkingDay = 15;

    public static DigestRules Read(JsonSection section)
    {
        var standard = new DigestRules();
        var rules = new DigestRules
        {
            Weekly = section.Has("weekly") ? Weekly(section.Object("weekly")) : null,
            Monthly = section.Has("monthly") ? Monthly(section.Object("monthly")) : null,
            Report = section.Has("report") ? ReportRulesReader.Read(section.Object("report")) : null,
            TimeZone = section.Has("timeZone") ? IanaZone(section.Text("timeZone", IsTimeZone, "is no time zone; use an IANA name such as \"Europe/Berlin\".")) : null,
            PreviewWorkingDays = section.Number("previewWorkingDays", 1, 10, standard.PreviewWorkingDays),
            WhenNobodyDecides = section.Choice<UndecidedDigest>("whenNobodyDecides", standard.WhenNobodyDecides),
            DaysAhead = section.Number("daysAhead", 1, 60, standard.DaysAhead),
        };
        section.Close();
        return rules;
    }

    private static WeeklyDigest Weekly(JsonSection section)
    {
        var weekly = new WeeklyDigest(section.Choice<DayOfWeek>("day"), section.Time("at"));
        section.Close();
        return weekly;
    }

    private static MonthlyDigest Monthly(JsonSection section)
    {
        var monthly = new MonthlyDigest(section.Number("workingDay", 1, LatestWorkingDay), section.Time("at"));
        section.Close();
        return monthly;
    }
}
