using System.Text;
using Automations.Runtime.Graph.Tools;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Server-sent events: a ping after changes, at most four a second; the page fetches what it shows again.</summary>
internal sealed class LiveUpdates(Changes changes, CancellationToken stopping)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    public async Task WriteAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var next = changes.Next;
            await SendAsync(context, ": ready\n\n", either.Token);
            while (true)
            {
                await next.WaitAsync(either.Token);
                await Task.Delay(s_pause, TimeProvider.System, either.Token);
                next = changes.Next;
                await SendAsync(context, "data: changed\n\n", either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // the page was closed, or the server stops
        }
    }

    private static async Task SendAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
