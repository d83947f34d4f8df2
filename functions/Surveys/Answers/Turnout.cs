using System.Collections;
using Automations.Programme;
using Automations.Storage;
using Automations.Surveys.Runs;
using Azure;
using Azure.Data.Tables;

namespace Automations.Surveys.Answers;

/// <summary>
/// Who of a run's audience has answered: one bit for each, all in one row that is written anew as a whole, so that only the latest of all
/// answers has a time. It is there to remind nobody in vain and to take one answer of each, and is deleted when the run closes.
/// </summary>
internal sealed class Turnout(Tables tables, ProgrammeSettings programme) : IDisposable
{
    private const string Table = "surveyturnout";
    private const string Row = "answered";
    private const string Bits = nameof(Bits);
    private const int MostTries = 500;

    // as in the urn
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task PrepareAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(new TableEntity(PartitionOf(run), Row) { [Bits] = new byte[(run.Invited + 7) / 8] }, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // an earlier try made it
        }
    }

    /// <returns>One bit for each person in the order of the audience; all are false when the run is not open.</returns>
    public async Task<BitArray> ReadAsync(SurveyRun run, CancellationToken cancellation) =>
        new((await RowAsync(run, cancellation))?.GetBinary(Bits) ?? new byte[(run.Invited + 7) / 8]);

    public async Task<int> CountAsync(SurveyRun run, CancellationToken cancellation) =>
        (await ReadAsync(run, cancellation)).Cast<bool>().Count(answered => answered);

    /// <returns>False when that was noted already, or the run is not open.</returns>
    public async Task<bool> TryNoteAsync(SurveyRun run, int place, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await TryUntilNotedAsync(run, place, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> TryUntilNotedAsync(SurveyRun run, int place, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            if (await RowAsync(run, cancellation) is not { } row)
                return false;
            var bits = new BitArray(row.GetBinary(Bits));
            if (place < 0 || place >= bits.Length || bits[place])
                return false;
            bits[place] = true;
            var bytes = new byte[(bits.Length + 7) / 8];
            bits.CopyTo(bytes, 0);
            try
            {
                await table.UpdateEntityAsync(new TableEntity(PartitionOf(run), Row) { [Bits] = bytes }, row.ETag, TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException other) when (other.Status is 412 or 404 && attempt < MostTries)
            {
                // somebody else has just answered
            }
        }
    }

    public async Task ForgetAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        await table.DeleteEntityAsync(PartitionOf(run), Row, ETag.All, cancellation);
    }

    private async Task<TableEntity?> RowAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(run), Row, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private string PartitionOf(SurveyRun run) => $"{programme.Id}-{run.Id}";

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
