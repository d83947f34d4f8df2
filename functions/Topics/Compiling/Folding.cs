using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Weeks;

namespace Automations.Topics.Compiling;

/// <summary>Makes parts of a week's tally from what is pending.</summary>
internal sealed class Folding(ITopicStore store)
{
    /// <summary>A table property takes 64 KiB.</summary>
    private const int LargestPart = 60_000;
    private const int MostTries = 20;

    /// <param name="most">About how many items; stopped anywhere, the next call goes on.</param>
    /// <returns>Whether something is left.</returns>
    public async Task<bool> FoldAsync(IsoWeek week, int most, CancellationToken cancellation)
    {
        for (var (done, lost) = (0, 0); done < most;)
        {
            var pending = await store.PendingAsync(week, cancellation);
            if (pending.Count == 0)
                return false;
            var (items, part) = Part(pending);
            if (await store.FoldAsync(week, items, part, cancellation))
                done += items.Count;
            else if (++lost > MostTries)
                throw new InvalidOperationException($"Somebody else folds the topics of {week} too; this will be tried again.");
        }

        return true;
    }

    private static (IReadOnlyList<PendingItem> Items, byte[] Part) Part(IReadOnlyList<PendingItem> pending)
    {
        for (var count = pending.Count; ; count = (count + 1) / 2)
        {
            var tally = new WeekTally();
            foreach (var item in pending.Take(count))
                tally.Add(item.Reading);
            var part = TallyPart.Pack(tally);
            if (part.Length <= LargestPart || count == 1)
                return ([.. pending.Take(count)], part);
        }
    }
}
