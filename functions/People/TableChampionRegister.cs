using System.Runtime.CompilerServices;
using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.People;

/// <summary>
/// One table, one partition a programme: a newcomer's buddy and the buddy's count then change in one transaction, and 10,000
/// champions are still far below what a partition holds and serves (2,000 entities a second).
/// </summary>
internal sealed class TableChampionRegister(Tables tables, ProgrammeSettings programme) : IChampionRegister
{
    private const string Table = "champions";
    private const string State = nameof(State);
    private const string Record = nameof(Record);
    private const string BuddyId = nameof(BuddyId);
    private const string Buddies = nameof(Buddies);
    private const int MostTries = 50;

    public async Task<Champion?> FindAsync(string personId, CancellationToken cancellation) =>
        await RowAsync(await OpenAsync(cancellation), personId, cancellation) is { } row ? Read(row) : null;

    public async Task SaveAsync(Champion champion, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var row = new TableEntity(programme.Id, champion.Person.Id)
        {
            [State] = champion.State.ToString(),
            [Record] = JsonSerializer.Serialize(champion with { BuddyId = null, Buddies = 0 }, ProgrammeJson.Options),
        };
        // merging leaves the buddy columns alone: a late repetition of a save must not undo what AssignBuddyAsync wrote
        await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    public async IAsyncEnumerable<Champion> ActiveAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id} and State eq {nameof(ChampionState.Active)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return Read(row);
    }

    public async Task<string> AssignBuddyAsync(string newcomerId, string buddyId, CancellationToken cancellation)
    {
        if (newcomerId == buddyId)
            throw new ArgumentException("Nobody is their own buddy.", nameof(buddyId));

        var table = await OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var newcomer = await RequiredRowAsync(table, newcomerId, cancellation);
            if (newcomer.GetString(BuddyId) is { Length: > 0 } already)
                return already;
            var buddy = await RequiredRowAsync(table, buddyId, cancellation);
            if (await TryAssignAsync(table, newcomer, buddy, cancellation))
                return buddyId;
            if (attempt == MostTries)
                throw new InvalidOperationException($"The record of {buddyId} changes too often to count another newcomer.");
        }
    }

    private static async Task<bool> TryAssignAsync(TableClient table, TableEntity newcomer, TableEntity buddy, CancellationToken cancellation)
    {
        newcomer[BuddyId] = buddy.RowKey;
        buddy[Buddies] = (buddy.GetInt32(Buddies) ?? 0) + 1;
        try
        {
            await table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpdateMerge, newcomer, newcomer.ETag),
                    new TableTransactionAction(TableTransactionActionType.UpdateMerge, buddy, buddy.ETag),
                ],
                cancellation
            );
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    private async Task<TableEntity> RequiredRowAsync(TableClient table, string personId, CancellationToken cancellation) =>
        await RowAsync(table, personId, cancellation) ?? throw new InvalidOperationException($"There is no champion {personId}.");

    private async Task<TableEntity?> RowAsync(TableClient table, string personId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, personId, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static Champion Read(TableEntity row) =>
        JsonSerializer.Deserialize<Champion>(row.GetString(Record), ProgrammeJson.Options)! with
        {
            BuddyId = row.GetString(BuddyId),
            Buddies = row.GetInt32(Buddies) ?? 0,
        };

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
