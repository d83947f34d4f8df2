using System.Globalization;

namespace Automations.Web;

/// <summary>A colour of the programme's look, and what WCAG says of it beside another.</summary>
public sealed record Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    public static Colour Black { get; } = new(0, 0, 0);

    /// <param name="hex">As <c>#rrggbb</c>.</param>
    public static Colour Parse(string hex)
    {
        if (hex is not ['#', _, _, _, _, _, _] || !int.TryParse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"{hex} is not a colour written as #rrggbb.");
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>Contrast ratio as WCAG 2.2 defines it, 1 to 21.</summary>
    public double ContrastWith(Colour other)
    {
        var (mine, theirs) = (Luminance, other.Luminance);
        return (Math.Max(mine, theirs) + 0.05) / (Math.Min(mine, theirs) + 0.05);
    }

    /// <summary>The nearest tint of this colour, towards <paramref name="goal"/>, that can be read on <paramref name="background"/>.</summary>
    public Colour ReadableOn(Colour background, Colour goal, double contrast = 4.5)
    {
        for (var step = 0; step < 100; step++)
        {
            var tint = Towards(goal, step / 100d);
            if (tint.ContrastWith(background) >= contrast)
                return tint;
        }
        return goal;
    }

    /// <param name="share">0 for this colour, 1 for the other.</param>
    public Colour Towards(Colour other, double share) =>
        new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel)
    {
        var share = channel / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + (to - from) * share);
}
