using Automations.Runtime.Host.Admin.Pages.Timeline;
using CsCheck;

namespace Automations.Host.Tests.Admin.Timeline;

public sealed class TimeScaleTests
{
    private static readonly DateTimeOffset Begin = Histories.Begin;

    [Fact]
    public void WorkWithoutLongWaits_IsTrueToTime()
    {
        var scale = TimeScale.Of([Begin, At(1), At(4), At(10)], [(Begin, At(1)), (At(1), At(10))]);

        Assert.Equal(0.1, scale.PlaceOf(At(1)), 6);
        Assert.Equal(0.4, scale.PlaceOf(At(4)), 6);
        Assert.Equal(0.7, scale.PlaceOf(At(7)), 6);
        Assert.Empty(scale.Breaks);
    }

    [Fact]
    public void NinetyDaysWithSecondsOfWork_ShowTheWork()
    {
        var day = TimeSpan.FromDays(90).TotalSeconds;

        var scale = TimeScale.Of([Begin, At(3), At(day), At(day + 2)], [(Begin, At(3)), (At(day), At(day + 2))]);

        Assert.True(scale.PlaceOf(At(3)) > 0.05, "The first work cannot be seen.");
        Assert.True(1 - scale.PlaceOf(At(day)) > 0.05, "The last work cannot be seen.");
        Assert.Equal(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(3), Assert.Single(scale.Breaks).Length);
    }

    [Fact]
    public void AnyMoments_KeepTheirOrderWithinThePicture() => Gen.Select(Gen.Double[0, 1e7].List[1, 40], Gen.Double[0, 1e7].List[0, 20]).Sample((idle, busy) =>
    {
        var stretches = busy.Zip(busy.Skip(1)).Select(pair => (At(Math.Min(pair.First, pair.Second)), At(Math.Max(pair.First, pair.Second)))).ToList();
        var moments = idle.Select(At).Concat(stretches.SelectMany(pair => new[] { pair.Item1, pair.Item2 })).ToList();

        var scale = TimeScale.Of(moments, stretches);
        var places = moments.Distinct().Order().Select(scale.PlaceOf).ToList();

        return places.TrueForAll(place => place is >= 0 and <= 1 + 1e-9) && places.Zip(places.Skip(1)).All(pair => pair.First <= pair.Second + 1e-9);
    });

    private static DateTimeOffset At(double seconds) => Begin.AddSeconds(Math.Round(seconds, 3));
}
