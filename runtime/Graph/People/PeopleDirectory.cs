using System.Collections.Immutable;
using System.Text.Json;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.People;

/// <summary>
/// People and who reports to whom. Readers use an unchanging picture and take no lock, since they may hold the
/// database; every change is stored first and then makes a new picture.
/// </summary>
internal sealed class PeopleDirectory
{
    private readonly Lock _writing = new();
    private readonly GraphDatabase _database;
    private volatile Picture _picture;

    /// <exception cref="LocalGraphException">The stored people cannot be read.</exception>
    public PeopleDirectory(GraphDatabase database)
    {
        _database = database;
        try
        {
            var stored = database.Read(s => s.Query("SELECT json FROM person ORDER BY position", r => r.GetString(0)));
            _picture = new Picture([.. stored.Select(json => JsonSerializer.Deserialize<Person>(json)!)]);
        }
        catch (JsonException e)
        {
            throw new LocalGraphException("The people in graph.db cannot be read; delete the state folder to start afresh.", e);
        }
    }

    public bool IsEmpty => _picture.People.IsEmpty;

    /// <summary>Everyone in the directory now, in the order of the people file.</summary>
    public IReadOnlyList<Person> Current() => [.. _picture.People.Where(p => p.LeftAt is null)];

    /// <summary>Including those who left.</summary>
    public IReadOnlyList<Person> Ever() => _picture.People;

    /// <summary>By object id or user principal name.</summary>
    public Person? Find(string key) => FindEver(key) is { LeftAt: null } person ? person : null;

    public Person? FindEver(string key) => _picture.ByKey.GetValueOrDefault(key);

    /// <summary>By an address mail can be sent to.</summary>
    public Person? FindByAddress(string address) => _picture.ByAddress.GetValueOrDefault(address) ?? Find(address);

    /// <summary>Whether mail to this address stays in the organisation.</summary>
    public bool IsInternal(string address) => _picture.Domains.Contains(Domain(address));

    public void Add(IReadOnlyList<Person> people) => Change(before => before.AddRange(people), people, null);

    public Person Update(Person person)
    {
        Change(before => before.SetItem(before.FindIndex(p => p.Id == person.Id), person), [person], null);
        return person;
    }

    /// <summary>Takes a person out: reports lose their manager, groups their member.</summary>
    public void Remove(Person person, DateTimeOffset now)
    {
        var changed = Current().Where(p => p.ManagerId == person.Id).Select(p => p with { ManagerId = null }).Append(person with { LeftAt = now }).ToList();
        var byId = changed.ToDictionary(p => p.Id, StringComparer.Ordinal);
        Change(
            before => [.. before.Select(p => byId.GetValueOrDefault(p.Id, p))],
            changed,
            session => session.Execute("DELETE FROM membership WHERE person_id = $1", person.Id));
    }

    private static string Domain(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private void Change(Func<ImmutableList<Person>, ImmutableList<Person>> change, IReadOnlyList<Person> stored, Action<Session>? also)
    {
        lock (_writing)
        {
            var after = new Picture(change(_picture.People));
            _database.Write(session =>
            {
                foreach (var person in stored)
                {
                    session.Execute(
                        """
                        INSERT INTO person (id, position, json) SELECT $1, count(*), $2 FROM person WHERE true
                        ON CONFLICT (id) DO UPDATE SET json = excluded.json
                        """,
                        person.Id, JsonSerializer.Serialize(person));
                }

                also?.Invoke(session);
            });
            _picture = after;
        }
    }

    private sealed record Picture(ImmutableList<Person> People)
    {
        public Dictionary<string, Person> ByKey { get; } = People
            .SelectMany(p => new[] { (Key: p.Id, Person: p), (Key: p.UserPrincipalName, Person: p) })
            .ToDictionary(p => p.Key, p => p.Person, StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, Person> ByAddress { get; } = People.Where(p => p is { LeftAt: null, Mail: not null })
            .ToDictionary(p => p.Mail!, p => p, StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Domains { get; } = People.Select(p => Domain(p.Mail ?? p.UserPrincipalName)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
