namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>What the shapes mean; only those that are there.</summary>
internal static class Legend
{
    public static Html Render(IReadOnlyList<Step> steps)
    {
        var kinds = steps.Select(step => step.Kind).Distinct().Order().Select(kind => (Name: NameOf(kind), Style: kind.ToString().ToLowerInvariant(), Shape: Glyphs.Mark(kind, 10, 10)));
        var failed = steps.Any(step => step.Attempts.Any(attempt => attempt.Outcome == Outcome.Failed));
        return Html.Of($"""
            <ul class="legend" aria-label="Key">
              {Html.Each(kinds, kind => Item(kind.Name, kind.Style, kind.Shape))}
              {Html.If(failed, () => Item("failed try", "failed", Glyphs.Bar(StepKind.Activity, Outcome.Failed, 1, 11, 10)))}
            </ul>
            """);
    }

    private static Html Item(string name, string style, Html shape) =>
        Html.Of($"<li><svg viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\" class=\"chart-key {style}\">{shape}</svg> {name}</li>");

    private static string NameOf(StepKind kind) => kind switch
    {
        StepKind.Activity => "activity",
        StepKind.Timer => "wait for a time",
        StepKind.Event => "event received",
        StepKind.Sent => "event sent",
        StepKind.Child => "workflow started",
        _ => "steered from outside",
    };
}
