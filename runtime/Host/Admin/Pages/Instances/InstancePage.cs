using Automations.Runtime.Durable;
using Automations.Runtime.Host.Admin.Pages.Timeline;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>One workflow instance: what it was given, what it did when, what it said, and how to steer it.</summary>
internal sealed class InstancePage(Layout layout, EngineHolder durable, ClockControl clock)
{
    private const int ChildrenShown = 20;

    /// <param name="form">The event form as it was sent with a mistake in it; null for an empty one.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string id, EventForm? form = null)
    {
        if (string.IsNullOrEmpty(id) || await durable.Client.GetInstanceAsync(id, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
            return layout.Missing(http, "No such instance", $"There is no workflow instance with the id “{id}”. It may have been purged.");

        var history = await durable.Engine.GetHistoryAsync(id, http.RequestAborted);
        var children = await durable.Engine.ListInstancesAsync(new(ChildrenShown + 1) { ParentId = id }, http.RequestAborted);
        var steps = StepReader.Read(history);
        var end = instance.IsCompleted ? instance.LastUpdatedAt : clock.Now;
        return layout.Page(http, id, Html.Of($"""
            {InstanceHead.Render(instance, history, "timeline")}
            {InstanceActions.Render(instance, form ?? EventForm.Empty)}
            {Failure(instance)}
            {Waiting(instance, steps)}
            {Picture(instance, history, steps, end, http.Request.Query["steps"] == "all")}
            {Data(instance)}
            {Children(id, children)}
            """), form is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Html Failure(OrchestrationMetadata instance) => Html.If(instance.FailureDetails is not null, () => Html.Of($"""
        <section class="card failure-card" aria-labelledby="failed"><h2 id="failed">It failed</h2>{Shown.Failure("Why", instance.FailureDetails!, open: true)}</section>
        """));

    private static Html Waiting(OrchestrationMetadata instance, IReadOnlyList<Step> steps)
    {
        if (instance.IsCompleted)
            return Html.Nothing;
        var open = steps.Where(step => step.Outcome == Outcome.Open).ToList();
        return open.Count == 0
            ? Html.Of($"<p class=\"said\">Nothing is under way: it {(instance.RuntimeStatus == OrchestrationRuntimeStatus.Pending ? "has not begun" : "waits for an event")}.</p>")
            : Html.Of($"<p class=\"said\">{(instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended ? "Suspended. " : "")}Waits for {Html.Each(open.Take(5).Select((step, index) => (step, index)), each => Html.Of($"{(each.index > 0 ? ", " : "")}<a href=\"#step-{each.step.Number}\">{Named(each.step)}</a>"))}{(open.Count > 5 ? $" and {open.Count - 5} more" : "")}.</p>");
    }

    private static string Named(Step step) => step.Kind == StepKind.Timer ? $"a timer {step.Name}" : $"{step.KindName.ToLowerInvariant()} {step.Name}";

    private static Html Picture(
        OrchestrationMetadata instance, IReadOnlyList<HistoryRecord> history, IReadOnlyList<Step> steps, DateTimeOffset end, bool all)
    {
        if (steps.Count == 0)
            return Html.Of($"<section class=\"card\" aria-labelledby=\"timeline\"><h2 id=\"timeline\">Timeline</h2><p class=\"quiet\">{(instance.IsCompleted ? "It ended before its first step." : "It has not taken a step yet.")}</p></section>");
        return Html.Of($"""
            <section class="card" aria-labelledby="timeline">
              <h2 id="timeline">Timeline <small class="quiet">{steps.Count} steps in {Shown.Span(end - history[0].At)}</small></h2>
              <p class="jump"><a href="#steps">To the steps as a table</a></p>
              <div class="scroll picture" tabindex="0" role="region" aria-label="Timeline, picture">{Chart.Render(steps, history[0].At, end)}</div>
              {Legend.Render(steps)}
            </section>
            <section class="card" aria-labelledby="steps"><h2 id="steps" tabindex="-1">Steps</h2>
              {new StepTable(instance.InstanceId, history, end).Render(steps, all)}
            </section>
            """);
    }

    private static Html Data(OrchestrationMetadata instance)
    {
        var parts = Html.Of($"""
            {Shown.Payload("Input", instance.SerializedInput, Links.Payload(instance.InstanceId, "input"))}
            {Shown.Payload("Custom status", instance.SerializedCustomStatus, Links.Payload(instance.InstanceId, "status"))}
            {Shown.Payload("Output", instance.SerializedOutput, Links.Payload(instance.InstanceId, "output"))}
            {Html.If(instance.Tags.Count > 0, () => Html.Of($"<p>{Html.Each(instance.Tags, tag => Html.Of($"<span class=\"kind\">{tag.Key}: {tag.Value}</span> "))}</p>"))}
            """);
        return Html.If(!string.IsNullOrWhiteSpace(parts.ToString()), () => Html.Of($"<section class=\"card\" aria-labelledby=\"payloads\"><h2 id=\"payloads\">Input and output</h2>{parts}</section>"));
    }

    private static Html Children(string id, IReadOnlyList<InstanceSummary> children) => Html.If(children.Count > 0, () => Html.Of($"""
        <h2>Workflows it started</h2>
        {InstanceTable.Render("Workflows it started", [.. children.Take(ChildrenShown)])}
        {Html.If(children.Count > ChildrenShown, () => Html.Of($"<p><a class=\"button\" href=\"/admin/instances?parent={Uri.EscapeDataString(id)}\">Show all</a></p>"))}
        """));
}
