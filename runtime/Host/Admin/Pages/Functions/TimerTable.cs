using Automations.Runtime.Host.Timers;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The timers by when they are due next.</summary>
internal sealed class TimerTable(TimerListeners timers)
{
    public Html Render() => Html.If(timers.All.Count > 0, () => Html.Of($"""
        <section class="card" aria-labelledby="timers">
          <h2 id="timers">Timers</h2>
          <div class="scroll" tabindex="0" role="region" aria-label="Timers, table"><table>
            <thead><tr><th scope="col">Function</th><th scope="col">Schedule</th><th scope="col">Next</th><th scope="col">Last due</th><td></td></tr></thead>
            <tbody>{Html.Each(timers.All.OrderBy(timer => timer.Next), Row)}</tbody>
          </table></div>
        </section>
        """));

    private static Html Row(TimerListener timer) => Html.Of($"""
        <tr><th scope="row">{timer.Function.Name}</th><td class="plan"><code>{timer.Schedule}</code></td><td>{Shown.Time(timer.Next)}</td><td>{Shown.Time(timer.Last)}</td>
          <td class="number"><form method="post" action="/admin/actions/run"><input type="hidden" name="function" value="{timer.Function.Name}"><button>Run now<span class="unseen"> {timer.Function.Name}</span></button></form></td></tr>
        """);
}
