using Automations.Onboarding.Buddies;
using Automations.People;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Activities;

public sealed class BuddyActivities(IChampionRegister register, IDirectory directory, TimeProvider clock)
{
    public const string FindBuddy = nameof(FindBuddy);

    /// <returns>Null when no champion can be the newcomer's buddy. Asked again, it is the same buddy, or nobody when that one has left.</returns>
    [Function(FindBuddy)]
    public async Task<Buddy?> FindBuddyAsync([ActivityTrigger] Newcomer newcomer, CancellationToken cancellation)
    {
        if ((await register.FindAsync(newcomer.PersonId, cancellation))?.BuddyId is { } known)
            return await IntroduceAsync(newcomer, known, cancellation);

        var champions = await ChampionsAsync(newcomer, cancellation);
        foreach (var champion in BuddyChoice.InOrder(newcomer, champions))
        {
            if (await directory.FindAsync(champion.Person.Id, cancellation) is null)
                continue;
            var chosen = await register.AssignBuddyAsync(newcomer.PersonId, champion.Person.Id, cancellation);
            return await IntroduceAsync(newcomer, chosen, cancellation);
        }

        return null;
    }

    /// <summary>A programme that is older than this register has its champions in the group only: they are taken over with the first newcomer.</summary>
    private async Task<IReadOnlyList<Champion>> ChampionsAsync(Newcomer newcomer, CancellationToken cancellation)
    {
        var champions = await register.ActiveAsync(cancellation).ToListAsync(cancellation);
        if (champions.Exists(champion => champion.Person.Id != newcomer.PersonId))
            return champions;

        foreach (var person in await directory.ChampionsAsync(cancellation))
        {
            if (person.Id == newcomer.PersonId || await register.FindAsync(person.Id, cancellation) is not null)
                continue;
            var champion = new Champion
            {
                Person = person,
                Role = ChampionRole.Champion,
                State = ChampionState.Active,
                Languages = [person.Language],
                Since = clock.GetUtcNow(),
            };
            await register.SaveAsync(champion, cancellation);
            champions.Add(champion);
        }

        return champions;
    }

    private async Task<Buddy?> IntroduceAsync(Newcomer newcomer, string buddyId, CancellationToken cancellation) =>
        await register.FindAsync(buddyId, cancellation) is { State: not ChampionState.Left } champion
            ? new(champion.Person, BuddyChoice.SharedTopics(newcomer.Topics, champion.Topics))
            : null;
}
