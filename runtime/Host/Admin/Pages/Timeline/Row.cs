namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>One line of the picture: a step, or all steps of the same name when there are too many for a line each.</summary>
internal sealed record Row(StepKind Kind, string Name, IReadOnlyList<Step> Steps)
{
    private const int LinesForSteps = 60;
    private const int LongestName = 34;
    private const int LongestWord = 23;

    public string ShownName => Shown.Cut(Name, LongestName);

    public bool HasFailed => Steps.Any(step => step.Outcome == Outcome.Failed);

    public static IReadOnlyList<Row> Of(IReadOnlyList<Step> steps) => steps.Count <= LinesForSteps
        ? [.. steps.Select(step => new Row(step.Kind, step.Name, [step]))]
        :
        [
            .. steps.GroupBy(step => (step.Kind, Name: step.Kind == StepKind.Timer ? "Waits" : step.Name))
                .Select(group => new Row(group.Key.Kind, group.Key.Name, [.. group])),
        ];

    public string ShownSays(DateTimeOffset now) => Shown.Cut(Says(now), LongestWord);

    /// <summary>What is written behind the last bar.</summary>
    private string Says(DateTimeOffset now)
    {
        if (Steps is not [var step])
        {
            var failed = Steps.Count(each => each.Outcome == Outcome.Failed);
            return failed == 0 ? $"{Steps.Count} times" : $"{Steps.Count} times, {failed} failed";
        }

        if (step.IsMark)
            return step.Kind == StepKind.Event ? "received" : "";
        var tries = step.Attempts.Count > 1 ? $"{step.Attempts.Count} tries" : "";
        return (step.Kind, step.Outcome) switch
        {
            (_, Outcome.Failed) => Join("failed", tries),
            (_, Outcome.Canceled) => "not needed any more",
            (StepKind.Timer, Outcome.Open) => "waiting",
            (_, Outcome.Open) => Join("running", tries),
            _ => Join(step.End == step.Begin ? "" : Shown.Span((step.End ?? now) - step.Begin), tries),
        };
    }

    /// <summary>The line in words; it begins with what can be seen of it, so that people who speak to the browser can say it.</summary>
    public string InWords(DateTimeOffset now)
    {
        var step = Steps[0];
        var outcome = (step.Kind, step.Outcome) switch
        {
            _ when Steps.Count > 1 => "",
            (_, Outcome.Done) when step.IsMark => "",
            (_, Outcome.Done) => "done",
            (_, Outcome.Failed) => "failed",
            (_, Outcome.Canceled) => "canceled",
            _ => "still open",
        };
        var says = Says(now);
        return Join($"{ShownName} {ShownSays(now)}".TrimEnd(), ShownName == Name ? "" : Name, step.KindName, Shown.Text(step.Begin), says == outcome ? "" : outcome);
    }

    private static string Join(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
