using Automations.Runtime.Durable;

namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>The same steps as a table, with every try, its data and its failure.</summary>
internal sealed class StepTable(string instanceId, IReadOnlyList<HistoryRecord> history, DateTimeOffset now)
{
    private const int AtOnce = 200;
    private const int ShortData = 40;

    public Html Render(IReadOnlyList<Step> steps, bool all) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Steps, table"><table class="steps">
          <thead><tr><th scope="col" class="number">#</th><th scope="col">Step</th><th scope="col">Outcome</th><th scope="col">Began</th><th scope="col" class="number">Took</th><th scope="col" class="data">Data</th></tr></thead>
          <tbody>{Html.Each(all ? steps : steps.Take(AtOnce), Line)}</tbody>
        </table></div>
        {Html.If(!all && steps.Count > AtOnce, () => Html.Of($"<p><a class=\"button\" href=\"{Links.Instance(instanceId, "steps=all")}#step-{AtOnce + 1}\">Show all {steps.Count} steps</a></p>"))}
        """);

    private Html Line(Step step) => Html.Of($"""
        <tr id="step-{step.Number}" tabindex="-1" class="{step.Kind.ToString().ToLowerInvariant()}">
          <td class="number">{step.Number}</td>
          <th scope="row"><span class="kind">{step.KindName}</span> {Name(step)}</th>
          <td>{OutcomeOf(step)}</td><td>{Shown.Time(step.Begin)}</td><td class="number">{Took(step)}</td>
          <td class="data">{Data(step)}</td>
        </tr>
        """);

    private static Html Name(Step step) => step.Other is { } other
        ? Html.Of($"{step.Name} <a class=\"other\" href=\"{Links.Instance(other)}\">{other}</a>")
        : Html.Of($"{step.Name}");

    private static Html OutcomeOf(Step step)
    {
        var tries = Html.If(step.Attempts.Count > 1, () => Html.Of($" <span class=\"quiet\">{step.Attempts.Count} tries</span>"));
        var (word, style) = (step.Kind, step.Outcome) switch
        {
            (_, Outcome.Failed) => ("✕ failed", "failed"),
            (_, Outcome.Canceled) => ("not needed any more", "none"),
            (StepKind.Timer, Outcome.Open) => ("waiting", "suspended"),
            (_, Outcome.Open) => ("running", "running"),
            (StepKind.Event, _) => ("received", "completed"),
            (StepKind.Sent, _) => ("sent", "completed"),
            _ => ("✓ done", "completed"),
        };
        return Html.Of($"<span class=\"status {style}\">{word}</span>{tries}");
    }

    private Html Took(Step step) => step.IsMark ? Html.Nothing : Html.Of($"{Shown.Span((step.End ?? now) - step.Begin)}");

    private Html Data(Step step)
    {
        var last = step.Attempts[^1];
        return Html.Of($"""
            {Payload(step.Kind is StepKind.Event or StepKind.Sent or StepKind.Control ? "Data" : "Input", last.Begun)}
            {Html.If(last is { Ended: not null, Failure: null } && step.Kind != StepKind.Timer, () => Payload("Result", last.Ended!.Value))}
            {Html.Each(step.Attempts.Select((each, index) => (each, index)).Where(each => each.each.Failure is not null), each => Failure(step, each.each, each.index))}
            """);
    }

    private static Html Failure(Step step, Attempt attempt, int index) =>
        Shown.Failure(step.Attempts.Count > 1 ? $"Try {index + 1}, {Shown.Text(attempt.End!.Value)}" : "Failure", attempt.Failure!,
        open: step.Outcome == Outcome.Failed && index == step.Attempts.Count - 1);

    private Html Payload(string title, int sequence) =>
        Shown.Payload(title, history[sequence].Data, Links.EventData(instanceId, sequence), ShortData);
}
