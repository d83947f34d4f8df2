using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Automations.Delivery.Lanes;

/// <summary>
/// Spreads messages over lanes by their pace. A person's messages come from the same mailbox as long as it can send: each lane draws a
/// number for the person, always the same one, and the highest wins (weighted rendezvous hashing).
/// </summary>
internal static class LaneChoice
{
    /// <summary>The lanes, the one this person's messages should come from first.</summary>
    public static IReadOnlyList<Lane> InOrder(IReadOnlyList<Lane> lanes, string person) =>
        lanes.Count < 2 ? lanes : [.. lanes.OrderBy(lane => Draw(person, lane) / lane.Settings.MessagesPerMinute)];

    /// <summary>Those that can take a message now; all that are not removed when none can.</summary>
    public static IReadOnlyList<Lane> Able(IReadOnlyList<Lane> lanes, DateTimeOffset now)
    {
        foreach (var able in new Func<Lane, bool>[] { lane => lane.Takes(now), lane => lane.Standing == LaneStanding.Active, lane => lane.Standing == LaneStanding.Paused })
        {
            if (lanes.Where(able).ToList() is { Count: > 0 } some)
                return some;
        }

        return lanes;
    }

    /// <summary>How many of so many messages each lane gets, by pace.</summary>
    public static Dictionary<string, int> Shares(IReadOnlyList<Lane> lanes, int messages)
    {
        var all = lanes.Sum(lane => lane.Settings.MessagesPerMinute);
        return lanes.ToDictionary(lane => lane.Id, lane => (int)Math.Ceiling((double)messages * lane.Settings.MessagesPerMinute / all));
    }

    private static double Draw(string person, Lane lane)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{lane.Id}"), digest);
        var number = (BinaryPrimitives.ReadUInt64BigEndian(digest) >> 11) + 0.5;
        return -Math.Log(number / (1UL << 53));
    }
}
