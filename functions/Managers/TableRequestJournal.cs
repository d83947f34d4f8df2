using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Managers;

internal sealed class TableRequestJournal(Tables tables, TimeProvider clock) : IRequestJournal
{
    private const string Table = "requests";
    private const string Partition = "workflows";
    private const string Request = nameof(Request);
    private const string Answer = nameof(Answer);
    private const string Opened = nameof(Opened);

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    public async Task<JournalNote> OpenAsync(JournalEntry entry, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(Partition, entry.Key) { [Request] = entry.Request, [Opened] = clock.GetUtcNow() };
        try
        {
            await table.AddEntityAsync(row, cancellation);
            return new(IsForAnotherRequest: false, Answer: null);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            var known = await KnownAsync(table, entry, cancellation);
            if (known.GetDateTimeOffset(Opened) + Remembered > clock.GetUtcNow())
                return new(known.GetString(Request) != entry.Request, AnswerOf(known));
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            return new(IsForAnotherRequest: false, Answer: null);
        }
    }

    public async Task<StartAnswer> CloseAsync(JournalEntry entry, StartAnswer answer, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await KnownAsync(table, entry, cancellation);
        if (AnswerOf(row) is { } first)
            return first;
        row[Answer] = JsonSerializer.Serialize(answer, ProgrammeJson.Options);
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
            return answer;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return AnswerOf(await KnownAsync(table, entry, cancellation)) ?? answer;
        }
    }

    private static async Task<TableEntity> KnownAsync(TableClient table, JournalEntry entry, CancellationToken cancellation) =>
        await table.GetEntityAsync<TableEntity>(Partition, entry.Key, cancellationToken: cancellation);

    private static StartAnswer? AnswerOf(TableEntity row) =>
        row.GetString(Answer) is { Length: > 0 } answer ? JsonSerializer.Deserialize<StartAnswer>(answer, ProgrammeJson.Options) : null;
}
