using Automations.Web;

namespace Automations.Digests.Reports;

/// <summary>The signed links of the reports.</summary>
internal static class ReportLinks
{
    public const string Read = "report-read";

    private static readonly TimeSpan ReadingIsValid = TimeSpan.FromDays(365);

    /// <param name="person">Object id, or the address of somebody outside the directory.</param>
    public static Uri ForReport(this ISignedLinks links, Report report, string person, string language) =>
        links.Create($"/reports/{report.Month}?lang={language}", new(Read, report.Month, person, report.MadeAt + ReadingIsValid));
}
