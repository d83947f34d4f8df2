using System.Runtime.CompilerServices;
using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Automations.Topics.Tallies;
using Automations.Topics.Weeks;
using Azure;
using Azure.Data.Tables;

namespace Automations.Topics.Store;

/// <summary>One partition for each week of a programme: an item and its pending row come in one transaction, a part and what it was made from go in one.</summary>
internal sealed class TopicTable(Tables tables, ProgrammeSettings programme) : ITopicStore
{
    public const string Table = "topics";
    private const string Item = "item-";
    private const string Pending = "pending-";
    private const string Part = "part-";
    private const string Text = nameof(Text);
    private const string Quotable = nameof(Quotable);
    private const string Reading = nameof(Reading);
    private const string Tally = nameof(Tally);
    private const int MostInATransaction = 100;

    public int MostAtOnce => MostInATransaction - 1;

    public async Task<bool> AddAsync(TopicItem item, CancellationToken cancellation)
    {
        var reading = JsonSerializer.Serialize(item.Reading, ProgrammeJson.Options);
        var partition = WeekPartition.Of(programme.Id, item.Week);
        TableTransactionAction[] rows =
        [
            new(TableTransactionActionType.Add, new TableEntity(partition, Item + item.Key) { [Text] = item.Text, [Quotable] = item.IsQuotable, [Reading] = reading }),
            new(TableTransactionActionType.Add, new TableEntity(partition, Pending + item.Key) { [Reading] = reading }),
        ];
        try
        {
            await (await OpenAsync(cancellation)).SubmitTransactionAsync(rows, cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<PendingItem>> PendingAsync(IsoWeek week, CancellationToken cancellation)
    {
        var pending = new List<PendingItem>(MostAtOnce);
        await foreach (var row in RowsAsync(week, Pending, MostAtOnce, cancellation))
        {
            pending.Add(new(row.RowKey[Pending.Length..], ReadingOf(row)));
            if (pending.Count == MostAtOnce)
                break;
        }

        return pending;
    }

    public async Task<bool> FoldAsync(IsoWeek week, IReadOnlyList<PendingItem> pending, byte[] part, CancellationToken cancellation)
    {
        var partition = WeekPartition.Of(programme.Id, week);
        var gone = pending.Select(item => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, Pending + item.Key), ETag.All));
        var row = new TableEntity(partition, Part + pending[0].Key) { [Tally] = part };
        try
        {
            await (await OpenAsync(cancellation)).SubmitTransactionAsync([.. gone, new(TableTransactionActionType.Add, row)], cancellation);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async IAsyncEnumerable<byte[]> PartsAsync(IsoWeek week, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(week, Part, null, cancellation))
            yield return row.GetBinary(Tally);
    }

    public async IAsyncEnumerable<TopicItem> QuotableAsync(IsoWeek week, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(week, Item, null, cancellation))
            if (row.GetBoolean(Quotable) == true)
                yield return new(row.RowKey[Item.Length..], week, row.GetString(Text), IsQuotable: true, ReadingOf(row));
    }

    public async Task ForgetBeforeAsync(IsoWeek week, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var (first, end) = (WeekPartition.Of(programme.Id, new(1, 1)), WeekPartition.Of(programme.Id, week));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}");
        var batch = new List<TableTransactionAction>(MostInATransaction);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            if (batch.Count == MostInATransaction || (batch.Count > 0 && batch[0].Entity.PartitionKey != row.PartitionKey))
                await DeleteAsync(table, batch, cancellation);
            batch.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        await DeleteAsync(table, batch, cancellation);
    }

    private static async Task DeleteAsync(TableClient table, List<TableTransactionAction> batch, CancellationToken cancellation)
    {
        if (batch.Count > 0)
            await table.SubmitTransactionAsync(batch, cancellation);
        batch.Clear();
    }

    private async IAsyncEnumerable<TableEntity> RowsAsync(IsoWeek week, string prefix, int? page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        // '.' comes after '-' in the table's order
        var (partition, end) = (WeekPartition.Of(programme.Id, week), prefix[..^1] + '.');
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, page, cancellationToken: cancellation))
            yield return row;
    }

    private static NoteReading ReadingOf(TableEntity row) => JsonSerializer.Deserialize<NoteReading>(row.GetString(Reading), ProgrammeJson.Options)!;

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
