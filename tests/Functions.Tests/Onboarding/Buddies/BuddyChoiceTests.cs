using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding.Buddies;
using Automations.People;
using CsCheck;

namespace Automations.Functions.Tests.Onboarding.Buddies;

public sealed class BuddyChoiceTests
{
    private static readonly Newcomer Newcomer = new(Cast.Id(0), "de", "Hamburg", ["Teams", "OneNote"]);

    private static readonly Gen<Champion> Champions = Gen.Select(
        Gen.Int[0, 20],
        Some.Of("de", "en"),
        Some.Of("Hamburg", "Munich", null),
        Some.Of("Teams", "OneNote", "Loop").Array[0, 3],
        Gen.Int[0, 5],
        Gen.Enum<ChampionState>(),
        (id, language, location, topics, buddies, state) =>
            Champion(id, language, location, topics) with { Buddies = buddies, State = state }
    );

    [Fact]
    public void InOrder_LanguageCountsMoreThanLocation() =>
        AssertFirst(Champion(2, "de", "Munich"), Champion(1, "en", "Hamburg", "Teams", "OneNote"));

    [Fact]
    public void InOrder_LocationCountsMoreThanTopics() =>
        AssertFirst(Champion(2, "de", "Hamburg"), Champion(1, "de", "Munich", "Teams", "OneNote"));

    [Fact]
    public void InOrder_TopicsCountMoreThanHowManyOnesHasAlready() =>
        AssertFirst(Champion(2, "de", "Hamburg", "Teams", "onenote") with { Buddies = 5 }, Champion(1, "de", "Hamburg", "Teams"));

    [Fact]
    public void InOrder_AmongEquals_TheOneWithFewestBuddiesThenTheFirstId() =>
        AssertFirst(
            Champion(2, "de", "Hamburg") with { Buddies = 1 },
            Champion(3, "de", "Hamburg") with { Buddies = 1 },
            Champion(1, "de", "Hamburg") with { Buddies = 2 }
        );

    [Fact]
    public void InOrder_ALanguageTheyHelpIn_IsAsGoodAsTheirOwn() =>
        AssertFirst(Champion(2, "en", "Hamburg") with { Languages = ["DE"] }, Champion(1, "en", "Hamburg"));

    [Fact]
    public void InOrder_AnyChampions_KeepsOnlyOthersWhoAreActive() =>
        Champions.Array[0, 15].Sample(champions =>
            Assert.All(
                BuddyChoice.InOrder(Newcomer, champions),
                champion => Assert.True(champion.State == ChampionState.Active && champion.Person.Id != Newcomer.PersonId)
            )
        );

    [Fact]
    public void InOrder_AnyChampionsInAnySequence_IsTheSameChoice() =>
        Champions.Array[0, 15].Sample(champions =>
        {
            var distinct = champions.DistinctBy(champion => champion.Person.Id).ToArray();

            var choice = BuddyChoice.InOrder(Newcomer, distinct).Select(champion => champion.Person.Id);

            Assert.Equal(choice, BuddyChoice.InOrder(Newcomer, distinct.Reverse()).Select(champion => champion.Person.Id));
        });

    private static void AssertFirst(Champion expected, params Champion[] others)
    {
        Assert.Same(expected, BuddyChoice.InOrder(Newcomer, [.. others, expected])[0]);
        Assert.Same(expected, BuddyChoice.InOrder(Newcomer, [expected, .. others])[0]);
    }

    private static Champion Champion(int id, string language, string? location, params string[] topics) =>
        new()
        {
            Person = Cast.Mira with { Id = Cast.Id(id), Language = language, OfficeLocation = location },
            Role = ChampionRole.Champion,
            State = ChampionState.Active,
            Topics = topics,
            Since = DateTimeOffset.UnixEpoch,
        };
}
