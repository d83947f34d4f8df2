using static Automations.Programme.ProgrammeRules;

namespace Automations.Programme;

/// <summary>Reads the section <c>digests.report</c> of a programme file.</summary>
internal static class ReportRulesReader
{
    private const int LatestWorkingDay = 15;

    public static ReportRules Read(JsonSection section)
    {
        var rules = new ReportRules(
            section.Number("workingDay", 1, LatestWorkingDay),
            section.Time("at"),
            section.List("sponsors", (list, key) => list.Text(key, who => IsObjectId(who) || IsMailAddress(who), "is neither an object id nor a mail address."))
        );
        foreach (var twice in rules.Sponsors.GroupBy(who => who, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            section.Problem("sponsors", $"names \"{twice.Key}\" more than once.");
        section.Close();
        return rules;
    }
}
