using System.Text.Json;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.People;

/// <summary>People and who reports to whom: held in memory, every change written through to the database first.</summary>
internal sealed class PeopleDirectory
{
    private readonly Lock _lock = new();
    private readonly GraphDatabase _database;
    private readonly List<Person> _people = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="LocalGraphException">The stored people cannot be read.</exception>
    public PeopleDirectory(GraphDatabase database)
    {
        _database = database;
        try
        {
            var stored = database.Read(s => s.Query("SELECT json FROM person ORDER BY position", r => r.GetString(0)));
            foreach (var json in stored)
                Index(JsonSerializer.Deserialize<Person>(json)!);
        }
        catch (JsonException e)
        {
            throw new LocalGraphException("The people in graph.db cannot be read; delete the state folder to start afresh.", e);
        }
    }

    public bool IsEmpty => _people.Count == 0;

    /// <summary>Everyone in the directory now, in the order of the people file.</summary>
    public IReadOnlyList<Person> Current()
    {
        lock (_lock)
            return [.. _people.Where(p => p.LeftAt is null)];
    }

    /// <summary>Including those who left.</summary>
    public IReadOnlyList<Person> Ever()
    {
        lock (_lock)
            return [.. _people];
    }

    /// <summary>By object id or user principal name.</summary>
    public Person? Find(string key) => FindEver(key) is { LeftAt: null } person ? person : null;

    public Person? FindEver(string key)
    {
        lock (_lock)
            return _positions.TryGetValue(key, out var position) ? _people[position] : null;
    }

    /// <summary>By an address mail can be sent to.</summary>
    public Person? FindByAddress(string address)
    {
        lock (_lock)
        {
            return (_positions.TryGetValue("mail:" + address, out var position) || _positions.TryGetValue(address, out position))
                && _people[position] is { LeftAt: null } person ? person : null;
        }
    }

    /// <summary>Whether mail to this address stays in the organisation.</summary>
    public bool IsInternal(string address)
    {
        lock (_lock)
            return _domains.Contains(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]);
    }

    public void Add(IReadOnlyList<Person> people)
    {
        lock (_lock)
        {
            var position = _people.Count;
            _database.Write(session =>
            {
                foreach (var person in people)
                    Save(session, person, position++);
            });
            foreach (var person in people)
                Index(person);
        }
    }

    public Person Update(Person person)
    {
        lock (_lock)
        {
            var position = _positions[person.Id];
            _database.Write(session => Save(session, person, position));
            _people[position] = person;
            _positions[person.UserPrincipalName] = position;
            if (person.Mail is { } mail)
                _positions["mail:" + mail] = position;
            return person;
        }
    }

    /// <summary>Takes a person out: reports lose their manager, groups their member.</summary>
    public void Remove(Person person, DateTimeOffset now)
    {
        lock (_lock)
        {
            var changed = _people
                .Where(p => p.ManagerId == person.Id)
                .Select(p => p with { ManagerId = null })
                .Append(person with { LeftAt = now })
                .ToList();
            _database.Write(session =>
            {
                foreach (var one in changed)
                    Save(session, one, _positions[one.Id]);
                session.Execute("DELETE FROM membership WHERE person_id = $1", person.Id);
            });
            foreach (var one in changed)
                _people[_positions[one.Id]] = one;
        }
    }

    private static void Save(Session session, Person person, int position) => session.Execute(
        "INSERT INTO person (id, position, json) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
        person.Id, position, JsonSerializer.Serialize(person));

    private void Index(Person person)
    {
        var position = _people.Count;
        _people.Add(person);
        _positions[person.Id] = position;
        _positions[person.UserPrincipalName] = position;
        if (person.Mail is { } mail)
        {
            _positions["mail:" + mail] = position;
            _domains.Add(mail[(mail.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        }
    }
}
