using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Digests.Material;

/// <summary>What was announced: one partition a programme, one row an announcement.</summary>
internal sealed class MaterialTable(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<Announcement> records = new(
        tables,
        "material",
        programme.Id,
        ProgrammeJson.Options,
        announcement => announcement.Id,
        (row, announcement) => row["At"] = announcement.AnnouncedAt
    );

    /// <summary>The same id again replaces what it said, and keeps when it was announced first.</summary>
    public async Task<Announcement> SaveAsync(Announcement announcement, CancellationToken cancellation) =>
        await records.ChangeAsync(announcement.Id, known => announcement with { AnnouncedAt = known.AnnouncedAt }, cancellation)
        ?? (await records.TryAddAsync(announcement, cancellation) ? announcement : await SaveAsync(announcement, cancellation));

    public Task<Announcement?> FindAsync(string id, CancellationToken cancellation) => records.FindAsync(id, cancellation);

    /// <summary>Repeating it is a no-op. Digests that told of it stay as they are.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellation) => records.DeleteAsync(id, cancellation);

    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<Announcement>> AllAsync(CancellationToken cancellation)
    {
        var all = await records.QueryAsync(filter: null, cancellation).ToListAsync(cancellation);
        return [.. all.OrderByDescending(announcement => announcement.AnnouncedAt).ThenBy(announcement => announcement.Id, StringComparer.Ordinal)];
    }

    /// <param name="since">Included.</param>
    /// <param name="until">Excluded.</param>
    public IAsyncEnumerable<Announcement> BetweenAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation) =>
        records.QueryAsync(TableClient.CreateQueryFilter($"At ge {since} and At lt {until}"), cancellation);
}
