using Automations.Programme.Reports;

namespace Automations.Digests.Reports;

/// <summary>What was reported of a month. Once written it stays: later months are compared with it.</summary>
/// <param name="Month">For example <c>2027-01</c>.</param>
/// <param name="Figures">In the order of sections.</param>
public sealed record Report(string Month, DateTimeOffset MadeAt, IReadOnlyList<ReportFigure> Figures)
{
    public const string InstancePrefix = "report-";

    public static string InstanceIdOf(string programme, string month) => $"{InstancePrefix}{programme}-{month}";

    public ReportFigure? Figure(string key) => Figures.FirstOrDefault(figure => figure.Key == key);
}
