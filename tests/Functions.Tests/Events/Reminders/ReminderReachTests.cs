using Automations.Delivery;
using Automations.Events;
using Automations.Events.Reminders;
using Automations.Programme;
using CsCheck;

namespace Automations.Functions.Tests.Events.Reminders;

public sealed class ReminderReachTests
{
    /// <summary>Exchange Online's limits for one mailbox.</summary>
    private static readonly SendingCapacity OneMailbox = new(1, 30, 10_000);

    private static readonly EventRunRules Rules = EventRunRules.Of(Web.TestProgramme.Lotsen);

    [Fact]
    public void Of_FewPeople_AllAreReachedByOneMailbox()
    {
        Assert.All(Of(200, OneMailbox), reach => Assert.Equal((200, true, 1), (reach.InTime, reach.ReachesAll, reach.Mailboxes)));
    }

    [Fact]
    public void Of_TenThousandPeopleAndOneMailbox_TheLastHourReachesAsManyAsAnHourAllows()
    {
        // 12:15 in Zurich, an hour before it: 60 minutes of 30 messages
        var last = Of(10_000, OneMailbox with { RecipientsPerDay = 100_000 })[^1];

        Assert.Equal((new ReminderOffset(0, 60), 1_800, 6), (last.Reminder, last.InTime, last.Mailboxes));
    }

    [Fact]
    public void Of_TheDaysLimitIsUsedUpTheDayBefore_NobodyIsReached()
    {
        var reach = Of(10_000, OneMailbox);

        Assert.Equal([("P7D", 10_000), ("P1D", 10_000), ("PT1H", 0)], reach.Select(one => ($"{one.Reminder}", one.InTime)));
    }

    [Fact]
    public void Of_NoMailboxCanSend_SaysSo()
    {
        Assert.All(Of(10, new(0, 0, 0)), reach => Assert.Equal((0, null), (reach.InTime, reach.Mailboxes)));
    }

    [Fact]
    public void Of_AsManyMailboxesAsItNames_ReachesAll() =>
        Gen.Select(Gen.Int[1, 200_000], Gen.Int[1, 12]).Sample((people, mailboxes) =>
        {
            foreach (var reach in Of(people, Of(mailboxes)))
            {
                Assert.InRange(reach.InTime, 0, people);
                Assert.True(Of(people, Of(reach.Mailboxes!.Value)).Single(one => one.Reminder == reach.Reminder).ReachesAll);
                Assert.True(reach.ReachesAll || reach.Mailboxes > mailboxes);
            }
        });

    private static SendingCapacity Of(int mailboxes) => new(mailboxes, 30 * mailboxes, 10_000 * mailboxes);

    private static IReadOnlyList<ReminderReach> Of(int people, SendingCapacity capacity) => ReminderReach.Of(EventSamples.Event("e"), people, Rules, capacity);
}
