using System.Security.Cryptography;
using Automations.Runtime.Graph.Mail;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>
/// The HTML of a message for its frame: an origin of its own, no scripts of the message, no pictures from elsewhere,
/// links in new tabs. The one script that may run tells the page how tall the message is.
/// </summary>
internal static class MailContent
{
    public const string Sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

    public static IResult Write(HttpContext context, LetterBody body, IEnumerable<(string Id, string Name, string? ContentId, long Size)> attachments)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; img-src data: http://localhost:* http://127.0.0.1:*; " +
            $"base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox {Sandbox}";
        context.Response.Headers.CacheControl = "no-store";
        var html = body.Html ?? "";
        foreach (var (id, _, contentId, _) in attachments)
        {
            if (contentId is not null)
                html = html.Replace("cid:" + contentId, Links.Attachment(id), StringComparison.OrdinalIgnoreCase);
        }

        return Results.Text(Complete(html, nonce), "text/html; charset=utf-8");
    }

    private static string Complete(string html, string nonce)
    {
        var additions =
            $$"""
            <base target="_blank"><meta name="viewport" content="width=device-width, initial-scale=1"><script nonce="{{nonce}}">
            const tell = () => parent.postMessage({ mailHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*');
            addEventListener('load', () => { new ResizeObserver(tell).observe(document.body); tell(); });
            </script>
            """;
        var head = html.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        var end = head < 0 ? -1 : html.IndexOf('>', head);
        return end < 0
            ? $"<!doctype html><html><head>{additions}</head><body>{html}</body></html>"
            : html.Insert(end + 1, additions);
    }
}
