using System.Globalization;

namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>Days and times along the top, and marks where the axis is shortened, with how long that was.</summary>
internal sealed class Axis(TimeScale scale, double left, double right, double top, double bottom)
{
    private const double Room = 104;
    private const double RoomForLength = 46;

    public Html Render(DateTimeOffset now) => Html.Of($"""
        <g class="axis" aria-hidden="true">
          <path class="line" d="M{left} {top - 14}H{right}"/>
          {Html.Each(Ticks(), moment => Tick(moment, now))}
          {Html.Each(scale.Breaks, Shortened)}
          {Html.If(now > scale.First && now < scale.Last, () => Html.Of($"<path class=\"present\" d=\"M{Glyphs.Number(PlaceOf(now))} {top - 18}V{bottom}\"/><text class=\"length present-name\" x=\"{Glyphs.Number(PlaceOf(now) + 4)}\" y=\"{bottom - 2}\">now</text>"))}
        </g>
        """);

    private List<DateTimeOffset> Ticks()
    {
        var ticks = new List<DateTimeOffset>();
        foreach (var moment in scale.Moments)
        {
            if (ticks.Count == 0 || PlaceOf(moment) - PlaceOf(ticks[^1]) >= Room)
                ticks.Add(moment);
        }

        if (ticks[^1] == scale.Last)
            return ticks;
        if (ticks.Count > 1 && PlaceOf(scale.Last) - PlaceOf(ticks[^1]) < Room)
            ticks.RemoveAt(ticks.Count - 1);
        if (PlaceOf(scale.Last) - PlaceOf(ticks[^1]) >= Room)
            ticks.Add(scale.Last);
        return ticks;
    }

    private Html Tick(DateTimeOffset moment, DateTimeOffset now)
    {
        var x = Glyphs.Number(PlaceOf(moment));
        var day = moment.UtcDateTime.ToString(scale.First.Year == scale.Last.Year ? "ddd d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
        var time = moment.UtcDateTime.ToString(scale.Last - scale.First < TimeSpan.FromMinutes(2) ? "HH:mm:ss.f" : "HH:mm", CultureInfo.InvariantCulture);
        return Html.Of($"""
            <path class="grid" d="M{x} {top - 18}V{bottom}"/><text x="{x}" y="14" text-anchor="middle" class="day">{(moment == now ? "now" : day)}</text><text x="{x}" y="31" text-anchor="middle">{time}</text>
            """);
    }

    private Html Shortened(TimeScale.Break gap)
    {
        var (from, to) = (left + (gap.From * (right - left)), left + (gap.To * (right - left)));
        if (to - from < RoomForLength)
            return Html.Nothing;
        var middle = (from + to) / 2;
        return Html.Of($"""
            <path class="gap" transform="translate({Glyphs.Number(middle)} {top - 14})" d="M-5 5-1-5M1 5 5-5"/><text class="length" x="{Glyphs.Number(middle)}" y="{top + 4}" text-anchor="middle">{Shown.Span(gap.Length)}</text>
            """);
    }

    private double PlaceOf(DateTimeOffset moment) => left + (scale.PlaceOf(moment) * (right - left));
}
