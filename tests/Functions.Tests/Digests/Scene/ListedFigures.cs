using Automations.Programme.Reports;

namespace Automations.Functions.Tests.Digests.Scene;

/// <summary>A source that reports what the test has put into it.</summary>
internal sealed class ListedFigures : IReportSource
{
    public List<ReportFigure> Items { get; } = [];

    public Exception? Fault { get; set; }

    public ReportFigure Add(ReportSection section, string key, string german, string english, double value, FigureKind kind = FigureKind.Count, bool isCharted = false)
    {
        var figure = new ReportFigure(section, key, new Dictionary<string, string> { ["de"] = german, ["en"] = english }, value, kind, isCharted);
        Items.RemoveAll(item => item.Key == key);
        Items.Add(figure);
        return figure;
    }

    public Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation) =>
        Fault is { } fault ? Task.FromException<IReadOnlyList<ReportFigure>>(fault) : Task.FromResult<IReadOnlyList<ReportFigure>>([.. Items]);
}
