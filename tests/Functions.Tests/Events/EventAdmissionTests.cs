using Automations.Events;
using Automations.Events.Planning;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.People;

namespace Automations.Functions.Tests.Events;

public sealed class EventAdmissionTests
{
    private static readonly EventRecord ForSales = EventSamples.Event("sales-event") with
    {
        Details = EventSamples.Details with { Audience = EventAudience.Everybody with { Kind = AudienceKind.Group, GroupId = "sales" } },
    };

    private readonly FakeGroups groups = new();

    [Fact]
    public async Task Group_LetsItsMembersAndTheHostsCome()
    {
        groups.Members.Add(("sales", Cast.Mira.Id));
        groups.Members.Add(("others", Cast.Emma.Id));

        Assert.True(await MayComeAsync(Cast.Mira));
        Assert.True(await MayComeAsync(Cast.Jonas));
        Assert.False(await MayComeAsync(Cast.Emma));
    }

    private Task<bool> MayComeAsync(Person person) => new EventAdmission(groups, new FakeRegister()).MayComeAsync(ForSales, person, default);
}
