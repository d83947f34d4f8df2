using Automations.Messages.Layout;
using Automations.Web;

namespace Automations.Digests.Reports.Charts;

/// <summary>
/// Columns over some months as a picture for mails. Transparent, in colours that stand out from a white and from a dark mail alike
/// (WCAG 1.4.11: 3 to 1).
/// </summary>
internal static class ColumnPicture
{
    /// <summary>Twice what it is shown as, for sharp screens.</summary>
    private const int Width = 1040;
    private const int Height = 344;
    private const double Base = 268;
    private const double Tallest = 196;
    private const double Widest = 120;
    private const double Contrast = 3;

    private static readonly Colour Plain = Colour.Parse("#79828a");

    /// <param name="values">The oldest first, none below zero.</param>
    /// <param name="told">The values as the text tells them.</param>
    /// <param name="months">Their numbers, from 1.</param>
    public static byte[] Draw(IReadOnlyList<double> values, IReadOnlyList<string> told, IReadOnlyList<int> months, Colour primary)
    {
        var drawing = new Drawing(Width, Height);
        var (step, highest, strong) = ((double)Width / values.Count, values.Max(), Visible(primary));
        var half = Math.Min(step * 0.66, Widest) / 2;
        for (var place = 0; place < values.Count; place++)
        {
            var (middle, colour) = ((place + 0.5) * step, place == values.Count - 1 ? strong : Plain);
            var tall = highest == 0 ? 0 : Tallest * values[place] / highest;
            if (tall > 0)
                drawing.Column(middle - half, Base - tall, middle + half, Base, Math.Min(10, tall), colour);
            Digits.Write(drawing, told[place], middle, Base - tall - 14, 42, colour);
            Digits.Write(drawing, $"{months[place]}", middle, Height - 14, 36, Plain);
        }

        drawing.Line(4, Base, Width - 4, Base, 3, Plain);
        return drawing.ToPng();
    }

    /// <summary>The nearest tint or shade that can be seen on both.</summary>
    private static Colour Visible(Colour colour)
    {
        var dark = Colour.Parse(MailLook.DarkCard);
        var steps = Enumerable.Range(0, 100).SelectMany(step => new[] { colour.Towards(Colour.White, step / 100d), colour.Towards(Colour.Black, step / 100d) });
        return steps.FirstOrDefault(tint => tint.ContrastWith(Colour.White) >= Contrast && tint.ContrastWith(dark) >= Contrast) ?? Plain;
    }
}
