using System.Globalization;
using Azure.Data.Tables;

namespace Automations.Events.Store;

/// <summary>One change of an event's registrations in the making: what is written together, or not at all.</summary>
internal sealed class SeatsChange(SeatsRow seats, DateTimeOffset now)
{
    /// <summary>A transaction of Azure Tables takes 100 rows; a move up needs three.</summary>
    public const int MostMovesUp = 30;

    private readonly List<TableTransactionAction> writes = [];
    private bool follows;

    public bool IsEmpty => writes.Count == 0 && !follows;

    public IReadOnlyList<TableTransactionAction> Writes =>
        [.. writes, seats.ETag == default ? Add(seats) : new(TableTransactionActionType.UpdateReplace, seats, seats.ETag)];

    /// <summary>Brings the seats in step with the event.</summary>
    public void Follow(EventRecord record) => follows = seats.Follow(record);

    /// <summary>Gives a seat or the next place on the waiting list.</summary>
    /// <param name="question">Null or empty for none.</param>
    public void Register(RegistrationRow row, string? question)
    {
        if (row is { State: RegistrationState.Declined, Number: > 0 })
            seats.Declined--;
        var takesSeat = seats is { Waiting: 0, HasRoom: true };
        Place(row, takesSeat ? RegistrationState.Seat : RegistrationState.Waiting);
        if (takesSeat)
            seats.Seats++;
        else
            Queue(row);
        Note(row, takesSeat ? NoticeKind.Registered : NoticeKind.OnTheWaitingList);
        Keep(row, question);
    }

    /// <summary>Of somebody who comes or waits already.</summary>
    /// <param name="question">Empty to take it back.</param>
    public void Ask(RegistrationRow row, string question)
    {
        if (question == (row.Question ?? ""))
            return;
        Keep(row, question);
        Write(row);
    }

    public void Decline(RegistrationRow row)
    {
        if (row.State == RegistrationState.Seat)
            seats.Seats--;
        if (row.State == RegistrationState.Waiting)
            Unqueue(row);
        var wasRegistered = row.Number > 0;
        Place(row, RegistrationState.Declined);
        Keep(row, question: null);
        seats.Declined++;
        if (wasRegistered)
            Note(row, NoticeKind.Unregistered);
    }

    /// <summary>From the waiting list to a seat.</summary>
    public void MoveUp(RegistrationRow row)
    {
        Unqueue(row);
        seats.Seats++;
        Place(row, RegistrationState.Seat);
        Note(row, NoticeKind.MovedUp);
    }

    public static string NoticeKey(int number) => $"n-{number.ToString("D10", CultureInfo.InvariantCulture)}";

    private void Place(RegistrationRow row, RegistrationState state)
    {
        row.State = state;
        row.Number = ++seats.Tail;
        row.Since = now;
        row.FirstSince ??= state.IsComing() ? now : null;
        row.Version = seats.Version;
        Write(row);
    }

    private void Keep(RegistrationRow row, string? question)
    {
        var asked = string.IsNullOrEmpty(question) ? null : question;
        // other words for it are no further question
        if (row.Question is null && asked is not null)
        {
            row.AskedAt ??= now;
            Note(row, NoticeKind.Asked);
        }

        row.Question = asked;
    }

    private void Write(RegistrationRow row) => writes.Add(row.ETag == default ? Add(row) : new(TableTransactionActionType.UpdateReplace, row, row.ETag));

    private void Queue(RegistrationRow row)
    {
        seats.Waiting++;
        writes.Add(Add(new TableEntity(row.PartitionKey, RegistrationRow.WaitingKey(row.Number)) { ["Registration"] = row.RowKey }));
    }

    private void Unqueue(RegistrationRow row)
    {
        seats.Waiting--;
        writes.Add(new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, RegistrationRow.WaitingKey(row.Number)), Azure.ETag.All));
    }

    private void Note(RegistrationRow row, NoticeKind kind)
    {
        var key = NoticeKey(++seats.Notices);
        writes.Add(Add(new TableEntity(row.PartitionKey, key) { ["Registration"] = row.RowKey, ["Kind"] = kind.ToString() }));
    }

    private static TableTransactionAction Add(ITableEntity row) => new(TableTransactionActionType.Add, row);
}
