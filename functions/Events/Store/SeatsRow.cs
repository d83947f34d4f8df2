using Azure;
using Azure.Data.Tables;

namespace Automations.Events.Store;

/// <summary>The one row of an event's partition that every change of its registrations goes through: its ETag puts them in an order.</summary>
internal sealed class SeatsRow : ITableEntity
{
    public const string Key = "seats";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = Key;

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>Null for no limit.</summary>
    public int? Capacity { get; set; }

    public bool IsOpen { get; set; }

    public DateTimeOffset Until { get; set; }

    /// <summary>Of the event's details.</summary>
    public int Version { get; set; }

    public int Seats { get; set; }

    public int Waiting { get; set; }

    public int Declined { get; set; }

    /// <summary>The number given last.</summary>
    public int Tail { get; set; }

    /// <summary>The number of the notice written last.</summary>
    public int Notices { get; set; }

    public bool HasRoom => Capacity is null || Seats < Capacity;

    public SeatCount Count() => new(Capacity, Seats, Waiting, Declined);

    public bool Takes(DateTimeOffset now) => IsOpen && now < Until;

    /// <returns>False when it was in step already.</returns>
    public bool Follow(EventRecord record)
    {
        var (capacity, isOpen, until) = (record.Details.Capacity, record.State == EventState.Published, record.Details.Time.End);
        if (Version == record.Version && Capacity == capacity && IsOpen == isOpen && Until == until)
            return false;
        (Version, Capacity, IsOpen, Until) = (record.Version, capacity, isOpen, until);
        return true;
    }
}
