using Automations.Topics.Picture;
using CsCheck;

namespace Automations.Functions.Tests.Topics.Picture;

/// <summary>The pen of the seismograph, for any weeks there may be.</summary>
public sealed class TraceTests
{
    private static readonly Gen<int?[]> Volumes = Gen.OneOf(Gen.Int[5, 40], Gen.Int[5, 100_000]).Nullable().Array[1, 12];

    [Fact]
    public void AnyWeeks_StayInsideTheirRowAndRunForwards() =>
        Gen.Select(Volumes, Gen.Int[1, 200_000], Gen.Int[0, 10_000]).Sample((volumes, scale, start) =>
        {
            var trace = new Trace(volumes, scale, start);
            Assert.All([.. Pen(trace), .. trace.Swell], point =>
            {
                Assert.InRange(point.X, 0, trace.Width);
                Assert.InRange(point.Y, Trace.Middle - Trace.Reach, Trace.Middle + Trace.Reach);
            });
            Assert.Equal(Pen(trace).OrderBy(point => point.X), Pen(trace));
        });

    [Fact]
    public void AnyWeek_InItsMiddle_IsAsWideAsItsVolumeOnTheScale() =>
        Volumes.Sample(volumes =>
        {
            var scale = volumes.Max() ?? 12;
            var trace = new Trace(volumes, scale);
            for (var week = 0; week < volumes.Length; week++)
            {
                // between the passages to its neighbours a week has its own width
                var (from, to) = ((week + 0.17) * Trace.WeekWidth, (week + 0.83) * Trace.WeekWidth);
                if (volumes[week] is null)
                {
                    Assert.DoesNotContain(Pen(trace), point => point.X > from && point.X < to);
                    continue;
                }

                var swings = Pen(trace).Where(point => point.X > from && point.X < to).Select(point => Math.Abs(point.Y - Trace.Middle)).ToList();
                var reach = Trace.ReachOf(volumes[week]!.Value, scale);
                Assert.All(swings, swing => Assert.InRange(swing, 0, reach + 1e-9));
                Assert.InRange(swings.Max(), reach * 0.99 - 1e-9, reach + 1e-9);
            }
        });

    [Fact]
    public void AnyPen_NeverLeavesItsSwell() =>
        Volumes.Sample(volumes =>
        {
            var trace = new Trace(volumes, volumes.Max() ?? 12, volumes.Length);
            var above = trace.Swell.Take(trace.Swell.Count / 2).ToList();
            Assert.All(Pen(trace), point => Assert.InRange(Math.Abs(point.Y - Trace.Middle), 0, WidthAt(above, point.X) + 0.35));
        });

    [Fact]
    public void Weeks_ThatMayNotBeShown_LeaveAGapAndLiftThePen()
    {
        var trace = new Trace([null, 10, 10, null, 10, null], 10);

        Assert.Equal([0, 3 * Trace.WeekWidth, 5 * Trace.WeekWidth], trace.Gaps);
        Assert.Equal([(60, 180), (240, 300)], trace.Strokes.Select(stroke => ((int)stroke[0].X, (int)stroke[^1].X)));
    }

    private static List<(double X, double Y)> Pen(Trace trace) => [.. trace.Strokes.SelectMany(stroke => stroke)];

    private static double WidthAt(List<(double X, double Y)> outline, double x)
    {
        var index = Math.Clamp(outline.FindIndex(point => point.X >= x), 1, outline.Count - 1);
        var ((x0, y0), (x1, y1)) = (outline[index - 1], outline[index]);
        return Trace.Middle - (x1 - x0 < 1e-9 ? Math.Min(y0, y1) : y0 + ((y1 - y0) * (x - x0) / (x1 - x0)));
    }
}
