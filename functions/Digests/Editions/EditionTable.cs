using Automations.Programme;
using Automations.Programme.News;
using Automations.Storage;

namespace Automations.Digests.Editions;

/// <summary>The editions of the programme: one partition a programme, one row an edition.</summary>
internal sealed class EditionTable(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<Edition> records = new(tables, "digests", programme.Id, ProgrammeJson.Options, edition => edition.Id);

    /// <returns>The edition as it stands: this one, or the one that was there already.</returns>
    public async Task<Edition> AddAsync(Edition edition, CancellationToken cancellation) =>
        await records.TryAddAsync(edition, cancellation) ? edition : await GetAsync(edition.Id, cancellation);

    public async Task<Edition?> FindAsync(string id, CancellationToken cancellation) =>
        EditionIds.IsOne(id) ? await records.FindAsync(id, cancellation) : null;

    public async Task<Edition> GetAsync(string id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? throw Missing(id);

    /// <returns>The latest day of sending first.</returns>
    public async Task<IReadOnlyList<Edition>> AllAsync(CancellationToken cancellation)
    {
        var editions = await records.QueryAsync(filter: null, cancellation).ToListAsync(cancellation);
        return [.. editions.OrderByDescending(edition => edition.SendOn).ThenBy(edition => edition.Id, StringComparer.Ordinal)];
    }

    /// <returns>The last one that people got, of this cadence and before this moment; null for none.</returns>
    public async Task<Edition?> LastAsync(NewsCadence cadence, DateTimeOffset before, CancellationToken cancellation) =>
        (await AllAsync(cancellation))
            .Where(edition => edition is { IsPublished: true, IsExtra: false } && edition.Cadence == cadence && edition.Period.Until < before)
            .MaxBy(edition => edition.Period.Until);

    /// <summary>Changes the edition as it stands by then; repeating the same change is a no-op.</summary>
    public async Task<Edition> ChangeAsync(string id, Func<Edition, Edition> change, CancellationToken cancellation) =>
        await records.ChangeAsync(id, change, cancellation) ?? throw Missing(id);

    private static ArgumentException Missing(string id) => new($"There is no digest {id}.", nameof(id));
}
