namespace Automations.Delivery.Lanes;

/// <summary>
/// What a lane carries from one turn to the next. Pure: it says how many messages may leave now, and when the next may.
/// </summary>
/// <param name="LastMinute">When the latest messages had left.</param>
/// <param name="LastDay">Messages by the hour in which they left, oldest first.</param>
/// <param name="PausedUntil">Exchange, or trouble of our own, asked for a pause.</param>
/// <param name="Finished">Rows of the due index that can go.</param>
/// <param name="Shares">False in generations from before lanes shared the load.</param>
/// <param name="IsNew">Started anew: what it sent before is still to be read.</param>
/// <param name="Failures">Attempts in a row that met trouble.</param>
/// <param name="Why">What the pause is for, in English.</param>
/// <param name="Lead">A message that is begun so much earlier leaves on time: the least that one took in the round before, or has taken since.</param>
/// <param name="NextLead">The least that one has taken in this round.</param>
public sealed record LaneState(
    string Lane,
    IReadOnlyList<DateTimeOffset> LastMinute,
    IReadOnlyList<LaneHour> LastDay,
    DateTimeOffset? PausedUntil,
    IReadOnlyList<Outbox.DueRowRef> Finished,
    bool Shares = false,
    bool IsNew = false,
    int Failures = 0,
    string? Why = null,
    TimeSpan Lead = default,
    TimeSpan? NextLead = null
)
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromSeconds(15);

    /// <summary>So many attempts in a row met trouble: it is the mailbox's, not a message's.</summary>
    private const int TooManyFailures = 10;

    private static readonly TimeSpan AfterFailures = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static LaneState New(string lane) => new(lane, [], [], null, [], Shares: true, IsNew: true);

    public LaneRecord Record() => new(LastMinute, LastDay);

    /// <summary>
    /// With what it sent before it was started anew. A record may miss what left in the round that was broken off, at most a minute's
    /// worth: as much is taken to have left right now.
    /// </summary>
    public LaneState WithEarlier(LaneRecord? earlier, DateTimeOffset now, LanePace pace) =>
        earlier is null || !IsNew
            ? this with { IsNew = false }
            : (this with { IsNew = false, LastMinute = earlier.LastMinute, LastDay = earlier.LastDay }).WithSent(now, pace.MessagesPerMinute);

    /// <summary>
    /// A message took so long from its beginning until it had left. That counts from the next round on; when it is less than the lead, at
    /// once, or the next would leave early as well.
    /// </summary>
    public LaneState WithTaken(TimeSpan taken)
    {
        var lead = taken < TimeSpan.Zero ? TimeSpan.Zero : taken > LongestLead ? LongestLead : taken;
        return this with { Lead = lead < Lead ? lead : Lead, NextLead = NextLead < lead ? NextLead : lead };
    }

    public LaneState NextRound() => this with { Lead = NextLead ?? Lead, NextLead = null };

    /// <summary>How many messages may be begun at <paramref name="now"/>.</summary>
    public int Room(DateTimeOffset now, LanePace pace)
    {
        if (PausedUntil > now)
            return 0;
        var leaves = now + Lead;
        var inMinute = LastMinute.Count(left => left >= leaves - Minute);
        return Math.Max(0, Math.Min(pace.MessagesPerMinute - inMinute, pace.RecipientsPerDay - InDay(now)));
    }

    /// <summary>When to look again, if there is no room now: from just after this moment on there is, or the pause is over.</summary>
    /// <param name="room">For so many messages; at most what a minute allows.</param>
    public DateTimeOffset NextRoom(DateTimeOffset now, LanePace pace, int room = 1)
    {
        var next = PausedUntil > now ? PausedUntil.Value : now;
        var inMinute = LastMinute.Where(left => left >= next + Lead - Minute).Order().ToList();
        var tooMany = inMinute.Count + room - pace.MessagesPerMinute;
        if (tooMany > 0)
            next = inMinute[tooMany - 1] + Minute - Lead;
        var hours = LastDay.Where(hour => IsWithinDay(hour, next)).ToList();
        for (var left = hours.Sum(hour => hour.Messages); left + room > pace.RecipientsPerDay && hours.Count > 0; hours.RemoveAt(0))
        {
            next = hours[0].Start + LaneHour.Length + Day;
            left -= hours[0].Messages;
        }

        return next;
    }

    /// <summary>When to look whether one more may be begun, while <paramref name="running"/> are under way and there is no room beside them.</summary>
    /// <returns>Null when not before one of them is through.</returns>
    public DateTimeOffset? NextRoomBeside(int running, DateTimeOffset now, LanePace pace)
    {
        var most = new[] { pace.ConcurrentRequests, pace.MessagesPerMinute, pace.RecipientsPerDay - InDay(now) }.Min();
        return Lead == default || running >= most ? null : NextRoom(now, pace, running + 1);
    }

    public LaneState WithSent(DateTimeOffset now, int messages)
    {
        if (messages == 0)
            return this;
        var hour = LaneHour.Of(now);
        var sameHour = LastDay.Where(known => known.Start == hour).Sum(known => known.Messages);
        return this with
        {
            LastMinute = [.. LastMinute.Where(left => left >= now - Minute), .. Enumerable.Repeat(now, messages)],
            LastDay = [.. LastDay.Where(known => known.Start != hour && IsWithinDay(known, now)), new LaneHour(hour, sameHour + messages)],
        };
    }

    public LaneState WithPause(DateTimeOffset until, string? why = null) =>
        PausedUntil >= until ? this : this with { PausedUntil = until, Why = why };

    public LaneState WithTrouble(DateTimeOffset now) =>
        Failures + 1 < TooManyFailures
            ? this with { Failures = Failures + 1 }
            : (this with { Failures = 0 }).WithPause(now + AfterFailures, "many attempts in a row met trouble");

    private int InDay(DateTimeOffset now) => LastDay.Where(hour => IsWithinDay(hour, now)).Sum(hour => hour.Messages);

    /// <summary>An hour counts until its last moment is a day ago.</summary>
    private static bool IsWithinDay(LaneHour hour, DateTimeOffset now) => hour.Start + LaneHour.Length >= now - Day;
}

/// <param name="Start">The full hour (UTC) in which they left.</param>
public sealed record LaneHour(DateTimeOffset Start, int Messages)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(1);

    public static DateTimeOffset Of(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % Length.Ticks), TimeSpan.Zero);
}
