using Automations.Web;

namespace Automations.Digests.Reports.Charts;

/// <summary>Digits drawn as lines: a server needs no fonts for them.</summary>
internal static class Digits
{
    private const double Width = 4;
    private const double Height = 6;
    private const double Gap = 2;

    /// <summary>Strokes as points on a field four wide and six high.</summary>
    private static readonly Dictionary<char, string[]> Strokes = new()
    {
        ['0'] = ["10 30 41 45 36 16 05 01 10"],
        ['1'] = ["11 20 26"],
        ['2'] = ["01 10 30 41 42 06 46"],
        ['3'] = ["01 10 30 41 42 33 13", "33 44 45 36 16 05"],
        ['4'] = ["36 30 04 44"],
        ['5'] = ["40 10 03 12 32 43 45 36 16 05"],
        ['6'] = ["41 30 10 01 05 16 36 45 44 33 13 04"],
        ['7'] = ["00 40 16"],
        ['8'] = ["13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33"],
        ['9'] = ["05 16 36 45 41 30 10 01 02 13 33 42"],
        ['.'] = ["26 26"],
        [','] = ["26 17"],
        ['%'] = ["40 06", "00 10 11 01 00", "35 45 46 36 35"],
        ['-'] = ["03 43"],
    };

    /// <summary>Writes in the middle of a place; what is no digit is left out.</summary>
    /// <param name="bottom">Of the digits.</param>
    /// <param name="size">Height of the digits.</param>
    public static void Write(Drawing drawing, string text, double middle, double bottom, double size, Colour colour)
    {
        var known = text.Where(Strokes.ContainsKey).ToList();
        var unit = size / Height;
        var left = middle - (known.Count * Width + (known.Count - 1) * Gap) * unit / 2;
        for (var place = 0; place < known.Count; place++)
            foreach (var stroke in Strokes[known[place]])
            {
                var points = stroke.Split(' ').Select(point => (X: left + (place * (Width + Gap) + point[0] - '0') * unit, Y: bottom - size + (point[1] - '0') * unit)).ToList();
                foreach (var (from, to) in points.Zip(points.Skip(1)))
                    drawing.Line(from.X, from.Y, to.X, to.Y, size / 7, colour);
            }
    }
}
