using System.Globalization;
using System.Text.Json;
using Automations.People;
using Automations.Programme;
using Azure;
using Azure.Data.Tables;

namespace Automations.Events.Store;

internal sealed class RegistrationRow : ITableEntity
{
    public const string Prefix = "r-";

    /// <summary>The character after the last of the prefix: the end of a range of row keys.</summary>
    public const string End = "r.";

    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Person { get; set; } = "";

    public RegistrationState State { get; set; }

    public int Number { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? FirstSince { get; set; }

    public int Version { get; set; }

    public bool Attended { get; set; }

    public string? Question { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public static string KeyOf(string personId) => Prefix + personId;

    public static RegistrationRow For(string eventId, Person person) => new() { PartitionKey = eventId, RowKey = KeyOf(person.Id), State = RegistrationState.Declined };

    /// <summary>The row that gives the waiting list its order.</summary>
    public static string WaitingKey(int number) => $"w-{number.ToString("D10", CultureInfo.InvariantCulture)}";

    public void Know(Person person) => Person = JsonSerializer.Serialize(person, ProgrammeJson.Options);

    public Registration Read() =>
        new()
        {
            Person = JsonSerializer.Deserialize<Person>(Person, ProgrammeJson.Options)!,
            State = State,
            Number = Number,
            Since = Since,
            FirstSince = FirstSince,
            Version = Version,
            Attended = Attended,
            Question = Question,
            AskedAt = AskedAt,
        };
}
