using Automations.Runtime.Host.Queues;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What the forms about poison messages do.</summary>
internal sealed class QueueActions(QueuePage page, QueueListeners listeners, QueueClients queues, Notices notices)
{
    public async Task<IResult> ActAsync(HttpContext http, string action)
    {
        var form = await http.Request.ReadFormAsync();
        var name = form["queue"].ToString();
        if (page.Find(name) is not { } listener || action is not ("retry" or "delete"))
            return await page.ShowAsync(http, name);
        var id = form["id"].ToString() is { Length: > 0 } one ? one : null;
        var poison = new PoisonMessages(listener, listeners.PoisonOf(listener));

        // not tied to the caller's connection: a message half moved would be in both queues
        var changed = id is not null && form.TryGetValue("body", out var body) ? queues.Encode(BinaryData.FromString(body.ToString())) : null;
        var count = action == "retry" ? await poison.RetryAsync(id, changed, CancellationToken.None) : await poison.DeleteAsync(id, CancellationToken.None);
        var done = action == "retry" ? $"back in {name}, to be tried again" : "deleted";
        return Results.Redirect(notices.Add(
            Links.Queue(name),
            count == 0 ? "It was not there any more: nothing was done." : $"{count} {(count == 1 ? "message is" : "messages are")} {done}.",
            isProblem: count == 0));
    }
}
