namespace Automations.Topics.Picture;

/// <summary>
/// A topic's weeks as columns. Week labels stand at least <see cref="LabelRoom"/> apart, counted back from the last week, which always
/// has one; volumes stand above all columns when these are wide enough, else above the last and the highest if they are not too near.
/// </summary>
internal sealed class WeekColumns
{
    public const int Width = 330;
    public const int Height = 168;
    public const int Base = 142;
    public const int LabelRoom = 46;
    public const int VolumeRoom = 24;

    private const int Tallest = 116;

    /// <summary>Half a week label, so that those of the first and the last week stay inside.</summary>
    private const int Margin = 20;

    private const int WidestWeek = 60;
    private const int LowestScale = 8;
    private const double PartOfWeek = 0.72;

    /// <param name="volumes">The oldest week first, at least one; null where fewer than five people spoke of it.</param>
    public WeekColumns(IReadOnlyList<int?> volumes)
    {
        var scale = volumes.Append(LowestScale).Max() ?? LowestScale;
        var step = Math.Min((Width - (2d * Margin)) / volumes.Count, WidestWeek);
        var highest = Enumerable.Range(0, volumes.Count).MaxBy(week => volumes[week] ?? 0);
        var last = volumes.Count - 1;
        var labelled = (int)Math.Ceiling(LabelRoom / step);
        Columns =
        [
            .. volumes.Select((volume, week) => new WeekColumn(
                // the last week stands on the right, however few there are
                Left: Width - Margin - ((volumes.Count - week) * step) + (step * (1 - PartOfWeek) / 2),
                Width: step * PartOfWeek,
                Height: (double)Tallest * (volume ?? 0) / scale,
                volume,
                HasLabel: (last - week) % labelled == 0,
                HasVolume: volume is not null && (step >= VolumeRoom || week == last || (week == highest && (last - week) * step >= VolumeRoom))
            )),
        ];
    }

    public IReadOnlyList<WeekColumn> Columns { get; }
}

/// <param name="Volume">Null for a week that may not be shown.</param>
/// <param name="HasLabel">The week is named below it.</param>
/// <param name="HasVolume">The volume stands above it.</param>
internal sealed record WeekColumn(double Left, double Width, double Height, int? Volume, bool HasLabel, bool HasVolume)
{
    public double Middle => Left + (Width / 2);

    public double Top => WeekColumns.Base - Height;
}
