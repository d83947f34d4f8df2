using Automations.Runtime.Durable;
using Automations.Runtime.Host.Clock;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The clock, and how to move it.</summary>
internal sealed class ClockCard(ClockControl clock)
{
    private static readonly (string Duration, string Label)[] Steps =
        [("PT1H", "1 hour"), ("P1D", "1 day"), ("P7D", "1 week"), ("P30D", "30 days"), ("P100D", "100 days")];

    /// <param name="form">What was asked for and could not be done; null when nothing was.</param>
    public Html Render(DurableStatistics statistics, ClockForm? form) => Html.Of($"""
        <section class="card" aria-labelledby="clock">
          <h2 id="clock">The clock</h2>
          {(clock.IsSimulated ? Movable(Next(statistics), form ?? new("", "", null)) : Html.Of($"<p>The platform runs on the machine’s clock.</p>"))}
        </section>
        """);

    private DateTimeOffset? Next(DurableStatistics statistics) =>
        clock.NextTimer is { } timer && !(statistics.NextDue < timer) ? timer : statistics.NextDue;

    private Html Movable(DateTimeOffset? next, ClockForm form) => Html.Of($"""
        <p class="big">{Shown.Time(clock.Now)} UTC</p>
        <p class="quiet">{(clock.AdvancingTo is { } target ? $"On the way to {Shown.Text(target)}." : "Stands still until you move it.")} Next due: {Shown.Time(next)}</p>
        <form method="post" action="/admin/actions/advance" data-slow="Moving time …" class="buttons">
          <span>Move on by</span> {Html.Each(Steps, step => Html.Of($"<button name=\"by\" value=\"{step.Duration}\" class=\"primary\">{step.Label}</button>"))}
          {Html.If(next > clock.Now, () => Html.Of($"<button name=\"to\" value=\"{Options.IsoInstant.Write(next!.Value)}\">To what is due next</button>"))}
        </form>
        {Html.If(form.Problem is not null, () => Html.Of($"<p class=\"alarm\" role=\"alert\" id=\"clock-problem\">{form.Problem}</p>"))}
        <div class="inline">
          <form method="post" action="/admin/actions/advance" class="inline" data-slow="Moving time …">
            <label for="by">By</label> <input id="by" name="by" size="9" value="{form.By}" placeholder="P3DT2H" required autocomplete="off" spellcheck="false" aria-describedby="by-help"{Wrong(form, form.By)}>
            <button>Move</button>
          </form>
          <form method="post" action="/admin/actions/advance" class="inline" data-slow="Moving time …">
            <label for="to">To (UTC)</label> <input id="to" name="to" type="datetime-local" value="{form.To}" required{Wrong(form, form.To)}>
            <button>Move</button>
          </form>
        </div>
        <p class="quiet" id="by-help"><small>A duration as PT30M, P3DT2H or P2W</small></p>
        """);

    private static Html Wrong(ClockForm form, string value) =>
        Html.If(form.Problem is not null && value.Length > 0, () => Html.Of($" aria-invalid=\"true\" aria-errormessage=\"clock-problem\" autofocus"));
}

internal sealed record ClockForm(string By, string To, string? Problem);
