using Automations.Delivery.Outbox;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Bounces;

/// <summary>People whose address does not exist: they get no messages of the lowest priority until a community manager says otherwise.</summary>
public sealed class Unreachable(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "unreachable";

    /// <param name="person">Object id, or mail address of somebody who is not in the directory.</param>
    public async Task<bool> IsAsync(string person, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, RowOf(person), ["RowKey"], cancellation);
        return row.HasValue;
    }

    public async Task AddAsync(UnreachablePerson person, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(programme.Id, RowOf(person.Person))
        {
            [nameof(person.Person)] = person.Person,
            [nameof(person.Address)] = person.Address,
            [nameof(person.Why)] = person.Why,
            [nameof(person.Since)] = person.Since,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Repeating it is a no-op.</summary>
    public async Task RemoveAsync(string person, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        await table.DeleteEntityAsync(programme.Id, RowOf(person), ETag.All, cancellation);
    }

    public async Task<IReadOnlyList<UnreachablePerson>> AllAsync(CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var people = new List<UnreachablePerson>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            people.Add(new(row.GetString("Person"), row.GetString("Address"), row.GetString("Why"), row.GetDateTimeOffset("Since")!.Value));
        return people;
    }

    private static string RowOf(string person) => MessageKey.PartitionOf(person.ToLowerInvariant());
}

/// <param name="Person">Object id, or mail address of somebody who is not in the directory.</param>
public sealed record UnreachablePerson(string Person, string Address, string Why, DateTimeOffset Since);
