using Automations.People;

namespace Automations.Onboarding.Buddies;

/// <summary>Who accompanies a newcomer: somebody active who speaks a common language, best from the same place and with the same topics.</summary>
public static class BuddyChoice
{
    /// <summary>The champions who may, best first. Nobody is their own buddy.</summary>
    public static IReadOnlyList<Champion> InOrder(Newcomer newcomer, IEnumerable<Champion> champions) =>
        [
            .. champions
                .Where(champion => champion.State == ChampionState.Active && champion.Person.Id != newcomer.PersonId)
                .OrderByDescending(champion => SpeakTheSame(newcomer, champion))
                .ThenByDescending(champion => IsNear(newcomer, champion))
                .ThenByDescending(champion => SharedTopics(newcomer.Topics, champion.Topics).Count)
                .ThenBy(champion => champion.Buddies)
                .ThenBy(champion => champion.Person.Id, StringComparer.Ordinal),
        ];

    public static IReadOnlyList<string> SharedTopics(IEnumerable<string> some, IEnumerable<string> others) =>
        [.. some.Intersect(others, StringComparer.OrdinalIgnoreCase)];

    private static bool SpeakTheSame(Newcomer newcomer, Champion champion) =>
        champion.Languages.Append(champion.Person.Language).Contains(newcomer.Language, StringComparer.OrdinalIgnoreCase);

    private static bool IsNear(Newcomer newcomer, Champion champion) =>
        newcomer.Location is { } location && location.Equals(champion.Person.OfficeLocation, StringComparison.OrdinalIgnoreCase);
}
