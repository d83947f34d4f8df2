using Automations.Programme;
using Automations.Storage;
using Automations.Surveys.Runs;
using Azure;
using Azure.Data.Tables;

namespace Automations.Surveys.Answers;

/// <summary>
/// Collects the answers of a run while it is open. Each part is one table row that is written anew as a whole with every answer, so that
/// there is no row, and no time, of a single answer. Tables keep no earlier versions, as blobs may; see decision 9.
/// </summary>
internal sealed class Urn(Tables tables, UrnSeal seal, ProgrammeSettings programme) : IDisposable
{
    /// <summary>About so many answers share a part, when everybody answers.</summary>
    public const int PeopleAPart = 1000;

    private const string Table = "surveyurns";
    private const int ChunkBytes = 60 * 1024;
    private const int MostChunks = 15;
    private const int MostTries = 200;

    // those who answer through this process do it one after the other; the row's tag is for those who do not
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task PrepareAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var part = 0; part < run.UrnParts; part++)
        {
            try
            {
                await table.AddEntityAsync(Row(run, part, UrnPart.Empty), cancellation);
            }
            catch (RequestFailedException exists) when (exists.Status == 409)
            {
                // an earlier try made it
            }
        }
    }

    public async Task<UrnEntry?> FindAsync(SurveyRun run, string key, CancellationToken cancellation) =>
        (await ReadAsync(run, Receipt.PartOf(key, run.UrnParts), cancellation))?.Part.Find(key);

    /// <summary>Puts an answer in, in the place of the one with the same key.</summary>
    public async Task<UrnOutcome> PutAsync(SurveyRun run, UrnEntry entry, CancellationToken cancellation)
    {
        var outcome = UrnOutcome.Closed;
        await ChangeAsync(
            run,
            Receipt.PartOf(entry.Key, run.UrnParts),
            part =>
            {
                outcome = part.IsClosed ? UrnOutcome.Closed : part.Find(entry.Key) is null ? UrnOutcome.Added : UrnOutcome.Replaced;
                return part.IsClosed ? null : part.With(entry);
            },
            cancellation
        );
        return outcome;
    }

    /// <summary>Takes an answer out again, unless it has changed since.</summary>
    public Task TakeBackAsync(SurveyRun run, UrnEntry entry, CancellationToken cancellation) =>
        ChangeAsync(
            run,
            Receipt.PartOf(entry.Key, run.UrnParts),
            part => part.IsClosed || part.Find(entry.Key)?.Version != entry.Version ? null : part.Without(entry.Key),
            cancellation
        );

    /// <summary>From now on no answer is taken; repeating it is a no-op.</summary>
    /// <returns>All answers, in the order of their keys.</returns>
    public async Task<IReadOnlyList<UrnEntry>> CloseAsync(SurveyRun run, CancellationToken cancellation)
    {
        var entries = new List<UrnEntry>();
        for (var part = 0; part < run.UrnParts; part++)
        {
            await ChangeAsync(run, part, open => open.IsClosed ? null : open with { IsClosed = true }, cancellation);
            entries.AddRange((await ReadAsync(run, part, cancellation))?.Part.Entries ?? []);
        }

        return [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    public async Task ForgetAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var part = 0; part < run.UrnParts; part++)
            await table.DeleteEntityAsync(PartitionOf(run), RowOf(part), ETag.All, cancellation);
    }

    /// <param name="change">Null to leave it as it is; called again when somebody else was faster.</param>
    private async Task ChangeAsync(SurveyRun run, int number, Func<UrnPart, UrnPart?> change, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await TryUntilChangedAsync(run, number, change, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task TryUntilChangedAsync(SurveyRun run, int number, Func<UrnPart, UrnPart?> change, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            // a run that has closed has no urn any more
            if (await ReadAsync(run, number, cancellation) is not var (part, tag) || change(part) is not { } changed)
                return;
            try
            {
                await table.UpdateEntityAsync(Row(run, number, changed), tag, TableUpdateMode.Replace, cancellation);
                return;
            }
            catch (RequestFailedException other) when (other.Status is 412 or 404 && attempt < MostTries)
            {
                // somebody else's answer came first
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<(UrnPart Part, ETag Tag)?> ReadAsync(SurveyRun run, int part, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(run), RowOf(part), cancellationToken: cancellation);
        if (!found.HasValue || found.Value is not { } row)
            return null;
        byte[] bytes = [.. Enumerable.Range(0, MostChunks).Select(chunk => row.GetBinary(ChunkOf(chunk))).OfType<byte[]>().SelectMany(chunk => chunk)];
        return (seal.Open(bytes, PlaceOf(run, part)), row.ETag);
    }

    private TableEntity Row(SurveyRun run, int number, UrnPart part)
    {
        var chunks = seal.Seal(part, PlaceOf(run, number)).Chunk(ChunkBytes).ToList();
        if (chunks.Count > MostChunks)
            throw new InvalidOperationException($"The answers of the survey run {run.Id} have outgrown their store.");
        var row = new TableEntity(PartitionOf(run), RowOf(number));
        for (var chunk = 0; chunk < chunks.Count; chunk++)
            row[ChunkOf(chunk)] = chunks[chunk];
        return row;
    }

    private string PartitionOf(SurveyRun run) => $"{programme.Id}-{run.Id}";

    private string PlaceOf(SurveyRun run, int part) => $"{PartitionOf(run)}/{RowOf(part)}";

    private static string RowOf(int part) => $"{part:D4}";

    private static string ChunkOf(int chunk) => $"Sealed{chunk:D2}";

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}

internal enum UrnOutcome
{
    Added,
    Replaced,
    Closed,
}
