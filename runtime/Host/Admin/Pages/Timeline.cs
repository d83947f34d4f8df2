using System.Globalization;
using Automations.Runtime.Durable;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>An instance's life as bars: each activity, wait, event and sub-workflow from its beginning to its end.</summary>
internal static class Timeline
{
    private const double Width = 1000;
    private const double Thinnest = 4;

    public static Html Render(IReadOnlyList<HistoryRecord> history, DateTimeOffset end)
    {
        var spans = SpansOf(history, end);
        if (spans.Count == 0)
            return Html.Nothing;
        var begin = history[0].At;
        var last = spans.Max(span => span.End) is var latest && latest > end ? latest : end;
        return Html.Of($"""
            <section class="card" aria-labelledby="timeline">
              <h2 id="timeline">Timeline <small class="quiet">{Shown.Span(last - begin)}</small></h2>
              <div class="scroll" tabindex="0"><table class="timeline">
                <thead><tr><th scope="col">Step</th><th scope="col" class="bar"><span class="ends"><span>{Shown.Time(begin)}</span><span>{Shown.Time(last)}</span></span></th><th scope="col">Began</th><th scope="col" class="number">Took</th></tr></thead>
                <tbody>{Html.Each(spans, span => Row(span, begin, last))}</tbody>
              </table></div>
            </section>
            """);
    }

    private static Html Row(TimelineSpan span, DateTimeOffset begin, DateTimeOffset last)
    {
        var whole = Math.Max((last - begin).TotalSeconds, 1);
        var width = Math.Max((span.End - span.Begin).TotalSeconds / whole * Width, Thinnest);
        var left = Math.Min((span.Begin - begin).TotalSeconds / whole * Width, Width - width);
        return Html.Of($"""
            <tr class="{span.Kind}{(span.Failed ? " failed" : "")}{(span.IsOpen ? " open" : "")}"><th scope="row"><span class="kind">{span.Kind}</span> {span.Name}</th>
              <td class="bar"><svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" x="0" y="6" width="1000" height="2"/><rect x="{Number(left)}" y="1" width="{Number(width)}" height="12"/></svg></td>
              <td>{Shown.Time(span.Begin)}</td><td class="number">{(span.IsOpen ? "still open" : Shown.Span(span.End - span.Begin))}</td></tr>
            """);
    }

    private static List<TimelineSpan> SpansOf(IReadOnlyList<HistoryRecord> history, DateTimeOffset end)
    {
        var answers = history.Where(record => record.TaskId is not null && !IsBeginning(record.Event)).ToLookup(record => record.TaskId);
        return
        [
            .. history.Where(record => IsBeginning(record.Event)).Select(record =>
            {
                var answer = answers[record.TaskId].FirstOrDefault(candidate => candidate.Sequence > record.Sequence);
                var isPoint = record.TaskId is null;
                return new TimelineSpan(
                    KindOf(record.Event),
                    record.Name ?? record.InstanceId ?? "until " + record.DueAt?.UtcDateTime.ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture),
                    record.At,
                    answer?.At ?? (isPoint ? record.At : Later(record.DueAt, end)),
                    IsOpen: answer is null && !isPoint,
                    Failed: answer?.Failure is not null);
            }),
        ];
    }

    private static bool IsBeginning(string name) =>
        name is "TaskScheduled" or "TimerCreated" or "SubOrchestrationInstanceCreated" or "SubOrchestrationCreated" or "EventRaised" or "EventSent";

    private static string KindOf(string name) => name switch
    {
        "TaskScheduled" => "activity",
        "TimerCreated" => "timer",
        "EventRaised" or "EventSent" => "event",
        _ => "workflow",
    };

    private static DateTimeOffset Later(DateTimeOffset? due, DateTimeOffset end) => due > end ? due.Value : end;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record TimelineSpan(string Kind, string Name, DateTimeOffset Begin, DateTimeOffset End, bool IsOpen, bool Failed);
}
