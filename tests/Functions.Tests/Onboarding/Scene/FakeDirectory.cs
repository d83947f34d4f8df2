using System.Collections.Concurrent;
using Automations.People;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>A small organisation in memory; <see cref="Fault"/> makes a call of that name fail.</summary>
internal sealed class FakeDirectory : IDirectory
{
    private readonly ConcurrentDictionary<string, Person> people = new();

    public FakeDirectory(params Person[] people)
    {
        foreach (var person in people)
            this.people[person.Id] = person;
    }

    public ConcurrentDictionary<string, string> Managers { get; } = new();

    public List<string> CommunityManagers { get; } = [Cast.Ada.Id, Cast.Ben.Id];

    public ConcurrentDictionary<string, bool> Champions { get; } = new();

    /// <summary>Asked with the name of the called member before it does anything.</summary>
    public Func<string, Exception?> Fault { get; set; } = _ => null;

    public void Delete(Person person) => people.TryRemove(person.Id, out _);

    public void Move(Person person) => people[person.Id] = person;

    public Task<Person?> FindAsync(string idOrAddress, CancellationToken cancellation)
    {
        Fail(nameof(FindAsync));
        return Task.FromResult(
            people.Values.FirstOrDefault(person =>
                person.Id == idOrAddress || person.Mail.Equals(idOrAddress, StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    public async Task<IReadOnlyList<Person?>> FindEachAsync(IReadOnlyList<string> idsOrAddresses, CancellationToken cancellation)
    {
        var found = new List<Person?>();
        foreach (var name in idsOrAddresses)
            found.Add(await FindAsync(name, cancellation));
        return found;
    }

    public Task<Person?> ManagerOfAsync(string personId, CancellationToken cancellation)
    {
        Fail(nameof(ManagerOfAsync));
        return Task.FromResult(Managers.TryGetValue(personId, out var id) ? people.GetValueOrDefault(id) : null);
    }

    public void Add(Person person) => people[person.Id] = person;

    public Task<IReadOnlyList<Person>> CommunityManagersAsync(CancellationToken cancellation)
    {
        Fail(nameof(CommunityManagersAsync));
        return Task.FromResult<IReadOnlyList<Person>>([.. CommunityManagers.Select(people.GetValueOrDefault).OfType<Person>()]);
    }

    public Task<IReadOnlyList<Person>> ChampionsAsync(CancellationToken cancellation)
    {
        Fail(nameof(ChampionsAsync));
        return Task.FromResult<IReadOnlyList<Person>>([.. Champions.Keys.Order().Select(people.GetValueOrDefault).OfType<Person>()]);
    }

    public Task AddChampionAsync(string personId, CancellationToken cancellation)
    {
        Fail(nameof(AddChampionAsync));
        Champions[personId] = true;
        return Task.CompletedTask;
    }

    public Task RemoveChampionAsync(string personId, CancellationToken cancellation)
    {
        Fail(nameof(RemoveChampionAsync));
        Champions.TryRemove(personId, out _);
        return Task.CompletedTask;
    }

    private void Fail(string member)
    {
        if (Fault(member) is { } fault)
            throw fault;
    }
}
