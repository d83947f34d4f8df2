using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Onboarding.Activities;
using Automations.Onboarding.Buddies;
using Automations.People;

namespace Automations.Functions.Tests.Onboarding.Buddies;

public sealed class FoundingChampionsTests
{
    private readonly FakeDirectory directory = new(Cast.Mira, Cast.Ada, Cast.Ben);
    private readonly FakeRegister register = new();

    [Fact]
    public async Task FindBuddy_EmptyRegister_TakesTheGroupsChampionsOver()
    {
        directory.Champions[Cast.Ada.Id] = true;
        register.Add(Cast.Mira);

        var buddy = await FindAsync();

        Assert.Equal(Cast.Ada, buddy?.Person);
        Assert.Equal(ChampionState.Active, register[Cast.Ada]?.State);
        Assert.Equal(1, register[Cast.Ada]?.Buddies);
    }

    [Fact]
    public async Task FindBuddy_SomebodyWhoLeftAndIsStillInTheGroup_IsNotTakenOver()
    {
        directory.Champions[Cast.Ada.Id] = true;
        register.Add(Cast.Ada, ChampionState.Left);
        register.Add(Cast.Mira);

        Assert.Null(await FindAsync());
        Assert.Equal(ChampionState.Left, register[Cast.Ada]?.State);
    }

    private Task<Buddy?> FindAsync() =>
        new BuddyActivities(register, directory, TimeProvider.System).FindBuddyAsync(
            new Newcomer(Cast.Mira.Id, Cast.Mira.Language, Cast.Mira.OfficeLocation, []),
            TestContext.Current.CancellationToken
        );
}
