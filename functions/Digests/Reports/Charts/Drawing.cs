using Automations.Web;

namespace Automations.Digests.Reports.Charts;

/// <summary>A transparent picture that shapes with smooth edges are drawn into. Lengths are in pixels, from the top left.</summary>
internal sealed class Drawing(int width, int height)
{
    private readonly byte[] pixels = new byte[width * height * 4];

    public byte[] ToPng() => Png.Write(width, height, pixels);

    /// <summary>A column that stands on its bottom, with round corners at the top.</summary>
    public void Column(double left, double top, double right, double bottom, double radius, Colour colour)
    {
        var (middleX, halfX) = ((left + right) / 2, (right - left) / 2);
        // it goes on below the bottom, where it is cut off: only the upper corners are round
        var (middleY, halfY) = ((top + bottom + radius) / 2, (bottom + radius - top) / 2);
        Fill(left, top, right, bottom, colour, (x, y) =>
        {
            var (outX, outY) = (Math.Abs(x - middleX) - halfX + radius, Math.Abs(y - middleY) - halfY + radius);
            return Length(Math.Max(outX, 0), Math.Max(outY, 0)) + Math.Min(Math.Max(outX, outY), 0) - radius;
        });
    }

    /// <summary>A line with round ends.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, double thickness, Colour colour)
    {
        var (along, down, half) = (toX - fromX, toY - fromY, thickness / 2);
        var square = along * along + down * down;
        Fill(Math.Min(fromX, toX) - half, Math.Min(fromY, toY) - half, Math.Max(fromX, toX) + half, Math.Max(fromY, toY) + half, colour, (x, y) =>
        {
            var share = square == 0 ? 0 : Math.Clamp(((x - fromX) * along + (y - fromY) * down) / square, 0, 1);
            return Length(x - fromX - share * along, y - fromY - share * down) - half;
        });
    }

    /// <param name="distance">From a point to the edge of the shape; less than zero inside.</param>
    private void Fill(double left, double top, double right, double bottom, Colour colour, Func<double, double, double> distance)
    {
        for (var y = Math.Max((int)top - 1, 0); y < Math.Min((int)Math.Ceiling(bottom), height); y++)
            for (var x = Math.Max((int)left - 1, 0); x < Math.Min((int)Math.Ceiling(right) + 1, width); x++)
                Blend(x, y, colour, Math.Clamp(0.5 - distance(x + 0.5, y + 0.5), 0, 1));
    }

    private void Blend(int x, int y, Colour colour, double opacity)
    {
        if (opacity <= 0)
            return;
        var pixel = pixels.AsSpan((y * width + x) * 4, 4);
        var below = pixel[3] / 255.0 * (1 - opacity);
        var whole = opacity + below;
        pixel[0] = Mix(colour.Red, pixel[0]);
        pixel[1] = Mix(colour.Green, pixel[1]);
        pixel[2] = Mix(colour.Blue, pixel[2]);
        pixel[3] = (byte)Math.Round(255 * whole);

        byte Mix(byte above, byte there) => (byte)Math.Round((above * opacity + there * below) / whole);
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
