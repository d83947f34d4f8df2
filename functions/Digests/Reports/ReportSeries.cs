using System.Globalization;
using Automations.Programme.Reports;

namespace Automations.Digests.Reports;

/// <summary>A figure over the last months that were reported.</summary>
/// <param name="Points">The oldest first, the report's own month last; without months that did not have the figure.</param>
public sealed record ReportSeries(ReportFigure Figure, IReadOnlyList<ReportPoint> Points)
{
    public const int MostMonths = 6;
    private const int FewestMonths = 2;

    public bool IsCharted => Figure.IsCharted && Points.Count >= FewestMonths;

    /// <summary>The month before; null when that was not reported.</summary>
    public ReportPoint? Before
    {
        get
        {
            var before = Points[^1].First.AddMonths(-1);
            return Points.FirstOrDefault(point => point.First == before);
        }
    }

    /// <param name="reports">All of them, the latest first.</param>
    public static IReadOnlyList<ReportSeries> Of(Report report, IReadOnlyList<Report> reports)
    {
        var shown = reports.Where(each => string.CompareOrdinal(each.Month, report.Month) <= 0).Take(MostMonths).Reverse().ToList();
        return
        [
            .. report.Figures.OrderBy(figure => figure.Section).Select(figure => new ReportSeries(
                figure,
                [.. shown.Where(each => each.Figure(figure.Key) is not null).Select(each => new ReportPoint(FirstOf(each.Month), each.Figure(figure.Key)!.Value))]
            )),
        ];
    }

    public static DateOnly FirstOf(string month) => DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="First">Day of the month.</param>
public sealed record ReportPoint(DateOnly First, double Value);
