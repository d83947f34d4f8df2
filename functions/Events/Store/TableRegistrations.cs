using Automations.People;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Events.Store;

/// <summary>
/// One partition an event. Each change is one transaction over the seats' row and the rows of the people it concerns, and goes through only
/// if nobody changed the seats meanwhile. Within a process changes of one event queue up, so that only processes compete.
/// </summary>
internal sealed class TableRegistrations(Tables tables, EventQueues queues, TimeProvider clock) : IRegistrations
{
    private const string Table = "registrations";
    private const int MostTries = 200;

    public async Task OpenAsync(EventRecord record, CancellationToken cancellation)
    {
        var more = true;
        while (more)
            more = await ChangeAsync<bool?>(
                record.Id,
                async (table, seats, change) =>
                {
                    change.Follow(record);
                    var next = seats.Takes(clock.GetUtcNow()) ? await NextInLineAsync(table, seats, cancellation) : [];
                    foreach (var row in next)
                        change.MoveUp(row);
                    return next.Count == SeatsChange.MostMovesUp;
                },
                cancellation
            ) ?? false;
    }

    public Task<Registration?> RegisterAsync(string eventId, Person person, string? question, CancellationToken cancellation) =>
        RegisterAsync(eventId, person, _ => question, cancellation);

    public Task<Registration?> RegisterForAsync(string eventId, Person person, string? question, CancellationToken cancellation) =>
        RegisterAsync(eventId, person, row => row.Question is null ? question : null, cancellation);

    public Task<Registration?> AskAsync(string eventId, Person person, string question, CancellationToken cancellation) =>
        ChangeAsync(
            eventId,
            person,
            (_, row, change) =>
            {
                if (row.State.IsComing())
                    change.Ask(row, question);
                return Task.CompletedTask;
            },
            cancellation
        );

    public Task<Registration?> DeclineAsync(string eventId, Person person, CancellationToken cancellation) =>
        ChangeAsync(
            eventId,
            person,
            async (seats, row, change) =>
            {
                if (row is { State: RegistrationState.Declined, Number: > 0 })
                    return;
                var heldSeat = row.State == RegistrationState.Seat;
                change.Decline(row);
                if (heldSeat)
                    foreach (var next in await NextInLineAsync(await TableAsync(cancellation), seats, cancellation))
                        change.MoveUp(next);
            },
            cancellation
        );

    public async Task<Registration?> FindAsync(string eventId, string personId, CancellationToken cancellation) =>
        (await RowAsync<RegistrationRow>(await TableAsync(cancellation), eventId, RegistrationRow.KeyOf(personId), cancellation))?.Read();

    public async Task<SeatCount> CountAsync(string eventId, CancellationToken cancellation) =>
        (await RowAsync<SeatsRow>(await TableAsync(cancellation), eventId, SeatsRow.Key, cancellation))?.Count() ?? SeatCount.None;

    public async Task<RegistrationPage> PageAsync(string eventId, int size, string? after, CancellationToken cancellation)
    {
        var from = after is null ? RegistrationRow.Prefix : RegistrationRow.KeyOf(after);
        var rows = await RangeAsync<RegistrationRow>(eventId, from, RegistrationRow.End, size, cancellation);
        return new([.. rows.Select(row => row.Read())], rows.Count == size ? rows[^1].RowKey[RegistrationRow.Prefix.Length..] : null);
    }

    public async Task<int> PlaceInLineAsync(string eventId, Registration registration, CancellationToken cancellation)
    {
        if (registration.State != RegistrationState.Waiting)
            return 0;
        var end = RegistrationRow.WaitingKey(registration.Number);
        return (await RangeAsync<TableEntity>(eventId, RegistrationRow.WaitingKey(0), end, int.MaxValue, cancellation)).Count + 1;
    }

    public async Task<IReadOnlyList<RegistrationNotice>> NoticesAsync(string eventId, int most, CancellationToken cancellation)
    {
        var rows = await RangeAsync<TableEntity>(eventId, "n-", "n.", most, cancellation);
        return
        [
            .. rows.Select(row => new RegistrationNotice(
                int.Parse(row.RowKey.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture),
                row.GetString("Registration")[RegistrationRow.Prefix.Length..],
                Enum.Parse<NoticeKind>(row.GetString("Kind"))
            )),
        ];
    }

    public async Task ForgetNoticesAsync(string eventId, IReadOnlyList<RegistrationNotice> notices, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        foreach (var notice in notices)
            await table.DeleteEntityAsync(eventId, SeatsChange.NoticeKey(notice.Number), ETag.All, cancellation);
    }

    public async Task NoteAttendanceAsync(string eventId, Person person, bool attended, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        var row = RegistrationRow.For(eventId, person);
        row.Know(person);
        (row.State, row.Since, row.Attended) = (RegistrationState.WalkIn, clock.GetUtcNow(), attended);
        try
        {
            await table.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // merged, so that whatever else changes this registration at the same moment stays
            var mark = new TableEntity(eventId, row.RowKey) { [nameof(RegistrationRow.Attended)] = attended };
            await table.UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge, cancellation);
        }
    }

    public async Task NoteEveryoneAttendedAsync(string eventId, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        var rows = await RangeAsync<RegistrationRow>(eventId, RegistrationRow.Prefix, RegistrationRow.End, int.MaxValue, cancellation);
        foreach (var chunk in rows.Where(row => row is { State: RegistrationState.Seat, Attended: false }).Chunk(100))
            await table.SubmitTransactionAsync(
                chunk.Select(row => new TableTransactionAction(
                    TableTransactionActionType.UpsertMerge,
                    new TableEntity(eventId, row.RowKey) { [nameof(RegistrationRow.Attended)] = true }
                )),
                cancellation
            );
    }

    public async Task<bool> DeleteSomeAsync(string eventId, int most, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        var rows = await RangeAsync<TableEntity>(eventId, "", "~", most, cancellation);
        foreach (var chunk in rows.Chunk(100))
            await table.SubmitTransactionAsync(
                chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(eventId, row.RowKey), ETag.All)),
                cancellation
            );
        return rows.Count == most;
    }

    /// <param name="questionFor">Null to leave it as it is.</param>
    private Task<Registration?> RegisterAsync(string eventId, Person person, Func<RegistrationRow, string?> questionFor, CancellationToken cancellation) =>
        ChangeAsync(
            eventId,
            person,
            (_, row, change) =>
            {
                var question = questionFor(row);
                if (!row.State.IsComing())
                    change.Register(row, question);
                else if (question is not null)
                    change.Ask(row, question);
                return Task.CompletedTask;
            },
            cancellation
        );

    private async Task<Registration?> ChangeAsync(
        string eventId,
        Person person,
        Func<SeatsRow, RegistrationRow, SeatsChange, Task> apply,
        CancellationToken cancellation
    ) =>
        await ChangeAsync<Registration>(
            eventId,
            async (table, seats, change) =>
            {
                if (!seats.Takes(clock.GetUtcNow()))
                    return null;
                var row =
                    await RowAsync<RegistrationRow>(table, eventId, RegistrationRow.KeyOf(person.Id), cancellation)
                    ?? RegistrationRow.For(eventId, person);
                if (row.Number == 0 || row.State == RegistrationState.Declined)
                    row.Know(person);
                await apply(seats, row, change);
                return row.Read();
            },
            cancellation
        );

    /// <returns>What <paramref name="apply"/> returned when its change went through; null when it wants none.</returns>
    private async Task<T?> ChangeAsync<T>(string eventId, Func<TableClient, SeatsRow, SeatsChange, Task<T?>> apply, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        using var turn = await queues.EnterAsync(eventId, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var seats = await RowAsync<SeatsRow>(table, eventId, SeatsRow.Key, cancellation) ?? new SeatsRow { PartitionKey = eventId };
            var change = new SeatsChange(seats, clock.GetUtcNow());
            var result = await apply(table, seats, change);
            if (result is null || change.IsEmpty || await TrySubmitAsync(table, change, cancellation))
                return result;
            if (attempt == MostTries)
                throw new InvalidOperationException($"The registrations of {eventId} change too often to change them once more.");
        }
    }

    private static async Task<bool> TrySubmitAsync(TableClient table, SeatsChange change, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(change.Writes, cancellation);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private async Task<List<RegistrationRow>> NextInLineAsync(TableClient table, SeatsRow seats, CancellationToken cancellation)
    {
        var room = Math.Min(seats.Capacity - seats.Seats ?? int.MaxValue, Math.Min(seats.Waiting, SeatsChange.MostMovesUp));
        if (room <= 0)
            return [];
        var next = new List<RegistrationRow>();
        foreach (var place in await RangeAsync<TableEntity>(seats.PartitionKey, "w-", "w.", room, cancellation))
            if (await RowAsync<RegistrationRow>(table, seats.PartitionKey, place.GetString("Registration"), cancellation) is { } row)
                next.Add(row);
        return next;
    }

    private async Task<List<T>> RangeAsync<T>(string eventId, string from, string to, int most, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var table = await TableAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {eventId} and RowKey gt {from} and RowKey lt {to}");
        var rows = new List<T>();
        await foreach (var row in table.QueryAsync<T>(filter, Math.Min(most, 1000), cancellationToken: cancellation))
        {
            rows.Add(row);
            if (rows.Count == most)
                break;
        }

        return rows;
    }

    private static async Task<T?> RowAsync<T>(TableClient table, string partition, string key, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var row = await table.GetEntityIfExistsAsync<T>(partition, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
