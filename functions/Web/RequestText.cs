using System.Text;
using Microsoft.AspNetCore.Http;

namespace Automations.Web;

public static class RequestText
{
    internal const int LongestBody = 64 * 1024;

    /// <returns>The body as text; null when it is longer than 64 KB, which nobody needs to tell us something.</returns>
    public static Task<string?> ReadTextAsync(this HttpRequest request, CancellationToken cancellation) => request.ReadTextAsync(LongestBody, cancellation);

    /// <param name="longest">In bytes.</param>
    /// <returns>The body as text; null when it is longer.</returns>
    public static async Task<string?> ReadTextAsync(this HttpRequest request, int longest, CancellationToken cancellation)
    {
        if (request.ContentLength > longest)
            return null;
        using var body = new MemoryStream();
        var part = new byte[Math.Min(longest, LongestBody)];
        while (await request.Body.ReadAsync(part, cancellation) is > 0 and var length)
        {
            if (body.Length + length > longest)
                return null;
            body.Write(part, 0, length);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
