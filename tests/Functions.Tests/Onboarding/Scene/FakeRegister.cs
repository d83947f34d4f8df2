using System.Collections.Concurrent;
using Automations.People;

namespace Automations.Functions.Tests.Onboarding.Scene;

internal sealed class FakeRegister : IChampionRegister
{
    private readonly ConcurrentDictionary<string, Champion> champions = new();

    public Champion? this[Person person] => champions.GetValueOrDefault(person.Id);

    public void Add(Person person, ChampionState state = ChampionState.Active, params string[] topics) =>
        champions[person.Id] = new()
        {
            Person = person,
            Role = ChampionRole.Champion,
            State = state,
            Topics = topics,
            Since = DateTimeOffset.UnixEpoch,
        };

    public Task<Champion?> FindAsync(string personId, CancellationToken cancellation) => Task.FromResult(champions.GetValueOrDefault(personId));

    public Task SaveAsync(Champion champion, CancellationToken cancellation)
    {
        champions.AddOrUpdate(
            champion.Person.Id,
            champion,
            (_, known) => champion with { BuddyId = known.BuddyId, Buddies = known.Buddies }
        );
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<Champion> ActiveAsync(CancellationToken cancellation) =>
        champions.Values.Where(champion => champion.State == ChampionState.Active).ToAsyncEnumerable();

    public Task<string> AssignBuddyAsync(string newcomerId, string buddyId, CancellationToken cancellation)
    {
        if (champions[newcomerId].BuddyId is { } known)
            return Task.FromResult(known);
        champions[newcomerId] = champions[newcomerId] with { BuddyId = buddyId };
        champions[buddyId] = champions[buddyId] with { Buddies = champions[buddyId].Buddies + 1 };
        return Task.FromResult(buddyId);
    }
}
