using Automations.Programme;

namespace Automations.Benchmarks.Delivery;

/// <summary>How close a lane came to the pace it is allowed, by minute and by day.</summary>
internal static class LanePaces
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What was sent before the lane's last minute, against what was allowed in that time. When it has sent what a day allows it may not send,
    /// and that time does not count.
    /// </summary>
    /// <param name="moments">When it sent, in order.</param>
    /// <returns>Null for a lane that sent for a minute or less.</returns>
    public static double? Of(IReadOnlyList<DateTimeOffset> moments, SenderLane lane)
    {
        var (inTime, allowed) = (0, 0.0);
        foreach (var stretch in Stretches(moments, lane.RecipientsPerDay))
        {
            var end = stretch[^1] - Minute;
            var minutes = (end - stretch[0]) / Minute;
            if (minutes <= 0.5)
                continue;
            inTime += stretch.Count(at => at <= end);
            allowed += (Math.Floor(minutes + 0.01) + 1) * lane.MessagesPerMinute;
        }

        return allowed > 0 ? inTime / allowed : null;
    }

    private static IEnumerable<List<DateTimeOffset>> Stretches(IReadOnlyList<DateTimeOffset> moments, int mostPerDay)
    {
        var (stretch, oldest) = (new List<DateTimeOffset>(), 0);
        for (var number = 0; number < moments.Count; number++)
        {
            while (moments[oldest] < moments[number] - Day)
                oldest++;
            stretch.Add(moments[number]);
            var isUsedUp = number - oldest + 1 >= mostPerDay;
            if (number + 1 < moments.Count && !(isUsedUp && moments[number + 1] - moments[number] > Rest))
                continue;
            yield return stretch;
            stretch = [];
        }
    }
}
