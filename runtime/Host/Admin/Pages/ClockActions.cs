using System.Globalization;
using Automations.Runtime.Host.Clock;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Moves the clock as its forms ask.</summary>
internal sealed class ClockActions(ClockControl clock, OverviewPage overview, Notices notices)
{
    public async Task<IResult> AdvanceAsync(HttpContext http)
    {
        var sent = await http.Request.ReadFormAsync();
        var form = new ClockForm(sent["by"].ToString().Trim(), sent["to"].ToString().Trim(), null);
        if (!clock.IsSimulated)
            return Results.Redirect(notices.Add("/admin/", "The platform runs on the machine’s clock.", isProblem: true));
        if (Target(form) is not { } target)
        {
            return await overview.ShowAsync(http, form with
            {
                Problem = form.To.Length > 0 ? $"“{form.To}” is no date and time. Write it as 2027-01-08T09:00." : $"“{form.By}” is no duration. Write it as PT30M, P3DT2H or P2W.",
            });
        }

        if (clock.IsTooFar(target))
            return await overview.ShowAsync(http, form with { Problem = $"That is more than ten years at once; it is {Shown.Text(clock.Now)}." });
        // what has begun goes on to its end, also when the page is closed
        return await clock.AdvanceAsync(target, CancellationToken.None) is { } advanced
            ? Results.Redirect(notices.Add("/admin/", Said(advanced)))
            : await overview.ShowAsync(http, form with { Problem = $"Time only goes forward; it is {Shown.Text(clock.Now)} already." });
    }

    private static string Said(Advanced advanced) =>
        $"Time moved on by {Shown.Span(advanced.To - advanced.From)}{(advanced.Stops == 0 ? "; nothing was due on the way." : $" with {advanced.Stops} stops where something was due.")}";

    private static Func<DateTimeOffset, DateTimeOffset>? Target(ClockForm form)
    {
        if (form.To.Length == 0)
            return IsoDuration.TryParse(form.By) is { FitsIntoCalendar: true } by ? by.After : null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(form.To, CultureInfo.InvariantCulture, Utc, out var to) ? _ => to : null;
    }
}
