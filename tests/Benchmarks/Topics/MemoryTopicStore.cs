using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Automations.Programme;
using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Weeks;

namespace Automations.Benchmarks.Topics;

/// <summary>
/// Stands in for the tables alone: rows as bytes in memory, written and read as there, with the same guarantees. Of an item that nobody
/// reads again only its key stays, for in Azure its row is not the app's memory.
/// </summary>
internal sealed class MemoryTopicStore : ITopicStore
{
    private readonly Lock turn = new();
    private readonly HashSet<UInt128> known = [];
    private readonly Dictionary<IsoWeek, Week> weeks = [];

    public int MostAtOnce => 99;

    public int Parts => weeks.Values.Sum(week => week.Parts.Count);

    public long PartBytes => weeks.Values.Sum(week => week.Parts.Sum(part => (long)part.Length));

    public Task<bool> AddAsync(TopicItem item, CancellationToken cancellation)
    {
        var reading = JsonSerializer.SerializeToUtf8Bytes(item.Reading, ProgrammeJson.Options);
        lock (turn)
        {
            if (!known.Add(UInt128.Parse(item.Key, System.Globalization.NumberStyles.HexNumber)))
                return Task.FromResult(false);
            var week = Of(item.Week);
            if (item.IsQuotable)
                week.Quotable.Add(new(item.Key, Encoding.UTF8.GetBytes(item.Text), reading));
            week.Pending.Add(item.Key, reading);
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<PendingItem>> PendingAsync(IsoWeek week, CancellationToken cancellation)
    {
        lock (turn)
            return Task.FromResult<IReadOnlyList<PendingItem>>([.. Of(week).Pending.Take(MostAtOnce).Select(row => new PendingItem(row.Key, Read(row.Value)))]);
    }

    public Task<bool> FoldAsync(IsoWeek week, IReadOnlyList<PendingItem> pending, byte[] part, CancellationToken cancellation)
    {
        lock (turn)
        {
            var rows = Of(week);
            if (!pending.All(item => rows.Pending.ContainsKey(item.Key)))
                return Task.FromResult(false);
            foreach (var item in pending)
                rows.Pending.Remove(item.Key);
            rows.Parts.Add(part);
            return Task.FromResult(true);
        }
    }

    public async IAsyncEnumerable<byte[]> PartsAsync(IsoWeek week, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var part in Of(week).Parts)
            yield return part;
    }

    public async IAsyncEnumerable<TopicItem> QuotableAsync(IsoWeek week, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var row in Of(week).Quotable)
            yield return new(row.Key, week, Encoding.UTF8.GetString(row.Text), IsQuotable: true, Read(row.Reading));
    }

    public Task ForgetBeforeAsync(IsoWeek week, CancellationToken cancellation)
    {
        lock (turn)
            foreach (var old in weeks.Keys.Where(known => known < week).ToList())
                weeks.Remove(old);
        return Task.CompletedTask;
    }

    private Week Of(IsoWeek week)
    {
        if (!weeks.TryGetValue(week, out var rows))
            weeks.Add(week, rows = new());
        return rows;
    }

    private static NoteReading Read(byte[] reading) => JsonSerializer.Deserialize<NoteReading>(reading, ProgrammeJson.Options)!;

    private sealed record Row(string Key, byte[] Text, byte[] Reading);

    private sealed class Week
    {
        public List<Row> Quotable { get; } = [];

        public SortedDictionary<string, byte[]> Pending { get; } = new(StringComparer.Ordinal);

        public List<byte[]> Parts { get; } = [];
    }
}
