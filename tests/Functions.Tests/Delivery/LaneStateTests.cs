using Automations.Delivery.Lanes;
using CsCheck;

namespace Automations.Functions.Tests.Delivery;

public sealed class LaneStateTests
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LanePace> Paces = Gen.Select(Gen.Int[1, 30], Gen.Int[1, 120], Gen.Int[1, 4], (minute, day, requests) => new LanePace(minute, day, requests));

    [Fact]
    public void Room_HoweverFastTheLaneWouldLikeToBe_NeverMoreThanThePaceInAnyMinuteAndDay() =>
        Gen.Select(Paces, Gen.Int[0, 90].Array[50, 200])
            .Sample(
                (pace, pauses) =>
                {
                    var sent = Drive(pace, pauses);
                    return sent.All(from => sent.Count(at => at >= from && at <= from + TimeSpan.FromMinutes(1)) <= pace.MessagesPerMinute)
                        && sent.All(from => sent.Count(at => at >= from && at <= from + TimeSpan.FromDays(1)) <= pace.RecipientsPerDay);
                },
                iter: 200
            );

    [Fact]
    public void NextRoom_WithoutRoom_IsTheLastMomentWithoutIt() =>
        Gen.Select(Paces, Gen.Int[0, 90].Array[10, 60])
            .Sample(
                (pace, pauses) =>
                {
                    var now = Monday;
                    var lane = LaneState.New("lotsen");
                    foreach (var pause in pauses)
                    {
                        var room = lane.Room(now, pace);
                        lane = lane.WithSent(now, room);
                        var next = lane.NextRoom(now, pace);
                        if (lane.Room(now, pace) != 0 || next <= now || lane.Room(next, pace) != 0 || lane.Room(next + TimeSpan.FromSeconds(1), pace) == 0)
                            return false;
                        now = next + TimeSpan.FromSeconds(1 + pause);
                    }

                    return true;
                },
                iter: 200
            );

    [Fact]
    public void Room_DuringAPause_IsNone()
    {
        var pace = new LanePace(30, 10_000, 4);
        var lane = LaneState.New("lotsen").WithPause(Monday + TimeSpan.FromSeconds(20));

        Assert.Equal(0, lane.Room(Monday, pace));
        Assert.Equal(Monday + TimeSpan.FromSeconds(20), lane.NextRoom(Monday, pace));
        Assert.Equal(30, lane.Room(Monday + TimeSpan.FromSeconds(20), pace));
    }

    [Fact]
    public void WithSent_AMonthOfWork_KeepsTheStateSmall()
    {
        var pace = new LanePace(30, 10_000, 4);
        var lane = LaneState.New("lotsen");
        for (var now = Monday; now < Monday.AddDays(30); now = now.AddMinutes(7))
            lane = lane.WithSent(now, lane.Room(now, pace));

        Assert.True(lane.LastMinute.Count <= pace.MessagesPerMinute);
        Assert.True(lane.LastDay.Count <= 26);
    }

    /// <summary>Each of four at a time takes two seconds from its beginning until Exchange has it.</summary>
    [Fact]
    public void Room_WhenAMessageTakesTwoSeconds_IsUsedToMoreThanNinetyEightPercentAndNeverExceeded()
    {
        var pace = new LanePace(30, 10_000, 4);

        var sent = Run(LaneState.New("lotsen"), Monday, pace, TimeSpan.FromSeconds(2), messages: 3_000);

        var minutes = (sent[^1] - sent[0]).TotalMinutes;
        Assert.True((sent.Count - 1) / (minutes * 30) > 0.98, $"{minutes} minutes");
        Assert.All(Enumerable.Range(0, sent.Count - 30), first => Assert.True(sent[first + 30] - sent[first] >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Room_WhenGraphBecomesFaster_OnlyWhatIsUnderWayLeavesEarly()
    {
        var pace = new LanePace(30, 10_000, 4);
        var lane = LaneState.New("lotsen").WithSent(Monday, 30).WithTaken(TimeSpan.FromSeconds(15)).NextRound();

        var sent = Run(lane, Monday.AddSeconds(20), pace, TimeSpan.FromSeconds(1), messages: 60);

        Assert.InRange(sent.Count(at => at <= Monday.AddMinutes(1)), 1, pace.ConcurrentRequests);
        Assert.All(Enumerable.Range(0, 30), first => Assert.True(sent[first + 30] - sent[first] >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void WithTaken_LongerThanTheLead_CountsFromTheNextRoundOn()
    {
        var lane = LaneState.New("lotsen").WithTaken(TimeSpan.FromSeconds(2)).NextRound();

        Assert.Equal(TimeSpan.FromSeconds(2), lane.WithTaken(TimeSpan.FromSeconds(5)).Lead);
        Assert.Equal(TimeSpan.FromSeconds(5), lane.WithTaken(TimeSpan.FromSeconds(5)).NextRound().Lead);
    }

    [Fact]
    public void NextRoomBeside_AsManyUnderWayAsThereIsRoomFor_IsNullOrWhenThereIsRoomForOneMore() =>
        Gen.Select(Gen.Select(Gen.Int[1, 30], Gen.Int[1, 8], Gen.Int[1, 4], (minute, day, requests) => new LanePace(minute, day, requests)), Gen.Int[0, 15], Gen.Int[0, 90].Array[0, 6])
            .Sample(
                (pace, lead, pauses) =>
                {
                    var (now, lane) = (Monday, LaneState.New("lotsen").WithTaken(TimeSpan.FromSeconds(lead)).NextRound());
                    foreach (var pause in pauses)
                    {
                        lane = lane.WithSent(now, Math.Min(1, lane.Room(now, pace)));
                        now += TimeSpan.FromSeconds(pause);
                    }

                    var running = Math.Min(pace.ConcurrentRequests, lane.Room(now, pace));
                    return running == 0
                        || lane.NextRoomBeside(running, now, pace) is not { } next
                        || lane.Room(next + TimeSpan.FromMilliseconds(1), pace) > running;
                },
                iter: 2_000
            );

    private static DateTimeOffset Next(LaneState lane, DateTimeOffset now, LanePace pace, Queue<DateTimeOffset> running, TimeSpan taken)
    {
        var through = running.TryPeek(out var begun) ? begun + taken : DateTimeOffset.MaxValue;
        var room = running.Count == pace.ConcurrentRequests ? DateTimeOffset.MaxValue : lane.NextRoom(now, pace, running.Count + 1) + TimeSpan.FromMilliseconds(1);
        return through < room ? through : room;
    }

    /// <summary>Begins messages as soon as there is room, as the workflow does.</summary>
    /// <returns>When they left.</returns>
    private static List<DateTimeOffset> Run(LaneState lane, DateTimeOffset now, LanePace pace, TimeSpan taken, int messages)
    {
        var (sent, running) = (new List<DateTimeOffset>(), new Queue<DateTimeOffset>());
        for (; sent.Count < messages; now = Next(lane, now, pace, running, taken))
        {
            while (running.TryPeek(out var begun) && begun + taken <= now)
            {
                sent.Add(running.Dequeue() + taken);
                lane = lane.WithTaken(taken).WithSent(sent[^1], 1);
                if (sent.Count % 30 == 0)
                    lane = lane.NextRound();
            }

            while (running.Count < Math.Min(pace.ConcurrentRequests, lane.Room(now, pace)))
                running.Enqueue(now);
        }

        return sent;
    }

    private static List<DateTimeOffset> Drive(LanePace pace, int[] pauses)
    {
        var sent = new List<DateTimeOffset>();
        var now = Monday;
        var lane = LaneState.New("lotsen");
        foreach (var pause in pauses)
        {
            var room = lane.Room(now, pace);
            sent.AddRange(Enumerable.Repeat(now, room));
            lane = lane.WithSent(now, room);
            now += TimeSpan.FromSeconds(pause * pause);
        }

        return sent;
    }
}
