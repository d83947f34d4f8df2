namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>The picture: a line a step, bars and marks where they happened, each line a link to the step's details.</summary>
internal sealed class Chart
{
    private const double Width = 1200;
    private const double Left = 312;
    private const double Right = 1030;
    private const double Top = 62;
    private const double Line = 30;

    private readonly TimeScale _scale;
    private readonly DateTimeOffset _now;

    private Chart(TimeScale scale, DateTimeOffset now)
    {
        _scale = scale;
        _now = now;
    }

    /// <param name="end">Up to when open steps are drawn: the end of the instance, or now.</param>
    public static Html Render(IReadOnlyList<Step> steps, DateTimeOffset begin, DateTimeOffset end)
    {
        var attempts = steps.SelectMany(step => step.Attempts).ToList();
        var dues = steps.Where(step => step.Outcome == Outcome.Open && step.DueAt > end).Select(step => step.DueAt!.Value);
        var scale = TimeScale.Of(
            [begin, end, .. attempts.SelectMany(each => new[] { each.Begin, each.End ?? end }), .. dues],
            steps.Where(step => step.Kind == StepKind.Activity).SelectMany(step => step.Attempts).Select(each => (each.Begin, each.End ?? end)));
        return new Chart(scale, end).Draw(Row.Of(steps));
    }

    private Html Draw(IReadOnlyList<Row> rows)
    {
        var height = Top + (rows.Count * Line) + 8;
        return Html.Of($"""
            <svg class="chart" viewBox="0 0 {Width} {height}" role="list" aria-label="Steps by time" focusable="false">
              <defs aria-hidden="true"><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"/><rect width="2.5" height="6" class="hatch-line"/></pattern></defs>
              {new Axis(_scale, Left, Right, Top, height).Render(_now)}
              {Html.Each(rows.Select((row, index) => (row, index)), each => Draw(each.row, Top + (each.index * Line)))}
            </svg>
            """);
    }

    private Html Draw(Row row, double top)
    {
        var middle = top + (Line / 2);
        var last = row.Steps.Max(step => PlaceOf(step.End ?? Later(step.DueAt)));
        var words = row.InWords(_now);
        return Html.Of($"""
            <g role="listitem" class="row {row.Kind.ToString().ToLowerInvariant()}"><a href="#step-{row.Steps[0].Number}" aria-label="{words}"><title>{words}</title>
              <rect class="touch" x="0" y="{top}" width="{Width}" height="{Line}" rx="6"/>
              {Glyphs.Mark(row.Kind, 16, middle)}<text class="name" x="34" y="{middle + 5}">{row.ShownName}</text>
              {Html.Each(row.Steps.Count == 1 ? [Draw(row.Steps[0], middle)] : Together(row, middle), shape => shape)}
              <text class="says{(row.HasFailed ? " failed" : "")}" x="{Glyphs.Number(last + 16)}" y="{middle + 5}">{row.ShownSays(_now)}</text>
            </a></g>
            """);
    }

    private Html Draw(Step step, double middle)
    {
        if (step.IsMark)
            return Glyphs.Mark(step.Kind, PlaceOf(step.Begin), middle);
        var tie = Html.If(step.Attempts.Count > 1, () => Glyphs.Tie(PlaceOf(step.Begin), PlaceOf(step.Attempts[^1].Begin), middle));
        return Html.Of($"{tie}{Html.Each(step.Attempts, each => Draw(step, each, middle))}");
    }

    private Html Draw(Step step, Attempt attempt, double middle) =>
        Glyphs.Bar(step.Kind, attempt.Outcome, PlaceOf(attempt.Begin), PlaceOf(attempt.End ?? Later(step.DueAt)), middle);

    /// <summary>What would lie on the same spot is drawn once, so that ten thousand activities make a picture of a few hundred shapes.</summary>
    private IEnumerable<Html> Together(Row row, double middle) => row.Steps
        .SelectMany(step => step.Attempts, (step, attempt) => (step, attempt))
        .DistinctBy(each => (
            Math.Round(PlaceOf(each.attempt.Begin)), Math.Round(PlaceOf(each.attempt.End ?? Later(each.step.DueAt))), each.attempt.Outcome))
        .OrderBy(each => each.attempt.Outcome == Outcome.Failed)
        .Select(each => each.step.IsMark ? Glyphs.Mark(row.Kind, PlaceOf(each.attempt.Begin), middle) : Draw(each.step, each.attempt, middle));

    private DateTimeOffset Later(DateTimeOffset? due) => due > _now ? due.Value : _now;

    private double PlaceOf(DateTimeOffset moment) => Left + (_scale.PlaceOf(moment) * (Right - Left));
}
