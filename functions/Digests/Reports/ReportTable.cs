using System.Globalization;
using Automations.Programme;
using Automations.Storage;

namespace Automations.Digests.Reports;

/// <summary>The reports: one partition a programme, one row a month.</summary>
internal sealed class ReportTable(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<Report> records = new(tables, "reports", programme.Id, ProgrammeJson.Options, report => report.Month);

    /// <returns>False when the month has its report already, which then is left as it is.</returns>
    public Task<bool> TryAddAsync(Report report, CancellationToken cancellation) => records.TryAddAsync(report, cancellation);

    public async Task<Report?> FindAsync(string month, CancellationToken cancellation) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? await records.FindAsync(month, cancellation) : null;

    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<Report>> AllAsync(CancellationToken cancellation) =>
        [.. (await records.QueryAsync(filter: null, cancellation).ToListAsync(cancellation)).OrderByDescending(report => report.Month, StringComparer.Ordinal)];
}
