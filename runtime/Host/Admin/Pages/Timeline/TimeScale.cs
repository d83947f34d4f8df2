namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>
/// Where a moment lies on the picture, from 0 to 1. Time in which activities run keeps its proportions. When nothing runs for a
/// good part of the whole, the idle stretches between moments are shortened to their logarithm, so that ninety days with a few
/// seconds of work show the work.
/// </summary>
internal sealed class TimeScale
{
    private const double IdleShareToShorten = 0.3;
    private readonly List<DateTimeOffset> _moments;
    private readonly double[] _places;

    private TimeScale(List<DateTimeOffset> moments, double[] places, IReadOnlyList<Break> breaks)
    {
        _moments = moments;
        _places = places;
        Breaks = breaks;
    }

    public DateTimeOffset First => _moments[0];

    public DateTimeOffset Last => _moments[^1];

    public IReadOnlyList<DateTimeOffset> Moments => _moments;

    /// <summary>Idle stretches that are drawn shorter than they were; empty when the axis is true to time.</summary>
    public IReadOnlyList<Break> Breaks { get; }

    /// <param name="moments">All that is to be seen, in any order.</param>
    /// <param name="busy">When activities ran; each begins and ends at one of the moments.</param>
    public static TimeScale Of(IEnumerable<DateTimeOffset> moments, IEnumerable<(DateTimeOffset Begin, DateTimeOffset End)> busy)
    {
        var points = moments.Distinct().Order().ToList();
        if (points.Count < 2)
            return new(points, [.. points.Select(_ => 0.5)], []);
        var isBusy = BusyStretches(points, busy);
        var lengths = points.Zip(points.Skip(1), (from, to) => (to - from).TotalSeconds).ToArray();
        var (whole, idle) = (lengths.Sum(), lengths.Where((_, index) => !isBusy[index]).Sum());
        if (idle / whole <= IdleShareToShorten)
            return new(points, Places(lengths), []);
        var places = Places(Shortened(lengths, isBusy, whole - idle));
        return new(points, places, [.. BreaksIn(points, lengths, isBusy, places, whole)]);
    }

    public double PlaceOf(DateTimeOffset moment)
    {
        var index = _moments.BinarySearch(moment);
        if (index >= 0)
            return _places[index];
        index = ~index;
        if (index == 0 || index == _moments.Count)
            return index == 0 ? _places[0] : _places[^1];
        var share = (moment - _moments[index - 1]) / (_moments[index] - _moments[index - 1]);
        return _places[index - 1] + (share * (_places[index] - _places[index - 1]));
    }

    private static bool[] BusyStretches(List<DateTimeOffset> points, IEnumerable<(DateTimeOffset Begin, DateTimeOffset End)> busy)
    {
        var changes = new int[points.Count];
        foreach (var (begin, end) in busy)
        {
            changes[points.BinarySearch(begin)]++;
            changes[points.BinarySearch(end)]--;
        }

        var running = 0;
        return [.. changes.SkipLast(1).Select(change => (running += change) > 0)];
    }

    /// <summary>Busy stretches share a part of the width that grows with how many they are, in proportion to their length.</summary>
    private static double[] Shortened(double[] lengths, bool[] isBusy, double busy)
    {
        var weights = lengths.Select((length, index) => isBusy[index] ? 0 : 1 + Math.Log10(1 + (length / 10))).ToArray();
        var forIdle = weights.Sum();
        var forBusy = Math.Max(forIdle * isBusy.Count(one => one) / lengths.Length, forIdle / 4);
        return [.. weights.Select((weight, index) => isBusy[index] ? lengths[index] / busy * forBusy : weight)];
    }

    private static double[] Places(double[] weights)
    {
        var places = new double[weights.Length + 1];
        var total = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
            places[i + 1] = places[i] + (weights[i] / total);
        places[^1] = 1;
        return places;
    }

    private static IEnumerable<Break> BreaksIn(List<DateTimeOffset> points, double[] lengths, bool[] isBusy, double[] places, double whole)
    {
        for (var i = 0; i < lengths.Length; i++)
        {
            if (!isBusy[i] && lengths[i] / whole > places[i + 1] - places[i])
                yield return new(places[i], places[i + 1], points[i + 1] - points[i]);
        }
    }

    /// <param name="From">Place of its beginning.</param>
    internal sealed record Break(double From, double To, TimeSpan Length);
}
