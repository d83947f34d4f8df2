namespace Automations.Programme.Reports;

/// <summary>
/// What one capability can say about a month in figures. The report asks every registered source and knows none of them; a capability
/// registers its own with <c>AddSingleton&lt;IReportSource, ...&gt;</c>.
/// </summary>
public interface IReportSource
{
    /// <summary>
    /// Figures for whoever pays for the programme: of many people together, never of one. A source without anything to tell returns none,
    /// and its section is left out.
    /// </summary>
    /// <exception cref="Exception">Any failure: the collection is tried again as a whole.</exception>
    Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation);
}
