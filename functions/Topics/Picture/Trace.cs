using System.Globalization;

namespace Automations.Topics.Picture;

/// <summary>
/// The line that a pen would leave: a tremor in each week, as wide as the week's volume on the scale. The pen's swings never leave that
/// width, so that only the volume says how much it moves.
/// </summary>
internal sealed class Trace
{
    public const int WeekWidth = 60;
    public const int Height = 72;
    public const double Middle = Height / 2d;

    /// <summary>Up and down from the middle; a pen's breadth stays free.</summary>
    public const double Reach = Middle - 3;

    private const int SwingsAWeek = 12;

    /// <summary>Parts of a week at either end in which one width becomes the next.</summary>
    private const double Passage = 0.16;

    private const int StepsOfPassage = 4;

    // as uneven as a hand or the earth, and always the same
    private static readonly double[] Swings = [.55, -.8, .95, -.6, 1, -.9, .7, -1, .85, -.5, .75, -1, .6, -.85, 1, -.7, .9, -.55, 1, -.8];

    private readonly double[] widths;

    /// <param name="volumes">The oldest week first; a week that is null leaves a gap.</param>
    /// <param name="scale">The volume that fills the height.</param>
    /// <param name="start">Where in its swings the pen begins, so that rows do not look alike.</param>
    public Trace(IReadOnlyList<int?> volumes, int scale, int start = 0)
    {
        Volumes = volumes;
        widths = [.. volumes.Select(volume => Reach * Math.Min(volume ?? 0, scale) / scale)];
        Strokes = [.. Runs().Select(run => (IReadOnlyList<(double X, double Y)>)[.. Line(run.First, run.Last, start)])];
        Swell = [.. Outline(1), .. Outline(-1).Reverse()];
    }

    public IReadOnlyList<int?> Volumes { get; }

    public int Width => WeekWidth * Volumes.Count;

    public int LastWeek => Width - WeekWidth;

    /// <summary>The pen's line, lifted in the weeks that may not be shown.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes { get; }

    /// <summary>The shape that the pen fills.</summary>
    public IReadOnlyList<(double X, double Y)> Swell { get; }

    /// <summary>Left ends of the weeks that may not be shown.</summary>
    public IEnumerable<int> Gaps => Enumerable.Range(0, Volumes.Count).Where(week => Volumes[week] is null).Select(week => week * WeekWidth);

    /// <returns>How far from the middle a volume reaches.</returns>
    public static double ReachOf(double volume, int scale) => Reach * Math.Min(volume, scale) / scale;

    public static string Points(IEnumerable<(double X, double Y)> line) => string.Join(' ', line.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>First and last weeks of the stretches without a gap.</summary>
    private IEnumerable<(int First, int Last)> Runs()
    {
        for (var first = 0; first < Volumes.Count; first++)
        {
            var last = first;
            while (last < Volumes.Count && Volumes[last] is not null)
                last++;
            if (last > first)
                yield return (first, last - 1);
            first = last;
        }
    }

    private IEnumerable<(double X, double Y)> Line(int first, int last, int start)
    {
        const double step = (double)WeekWidth / SwingsAWeek;
        yield return (first * WeekWidth, Middle);
        for (var swing = SwingsAWeek * first; swing < SwingsAWeek * (last + 1); swing++)
        {
            var x = (swing + 0.5) * step;
            yield return (x, Middle - (WidthAt(x) * Swings[(start + swing) % Swings.Length]));
        }

        yield return ((last + 1) * WeekWidth, Middle);
    }

    private IEnumerable<(double X, double Y)> Outline(int side)
    {
        yield return (0, Middle - (side * widths[0]));
        for (var week = 1; week < widths.Length; week++)
        {
            for (var step = -StepsOfPassage; step <= StepsOfPassage; step++)
            {
                var x = (week + (Passage * step / StepsOfPassage)) * WeekWidth;
                yield return (x, Middle - (side * WidthAt(x)));
            }
        }

        yield return (Width, Middle - (side * widths[^1]));
    }

    private double WidthAt(double x)
    {
        var border = (int)Math.Round(x / WeekWidth, MidpointRounding.AwayFromZero);
        var distance = (x / WeekWidth) - border;
        if (border == 0 || border == widths.Length || Math.Abs(distance) >= Passage)
            return widths[Math.Min((int)(x / WeekWidth), widths.Length - 1)];
        var part = (distance + Passage) / (2 * Passage);
        var smooth = part * part * (3 - (2 * part));
        return (widths[border - 1] * (1 - smooth)) + (widths[border] * smooth);
    }
}
