using System.Text;
using Microsoft.AspNetCore.Http;

namespace Automations.Web;

public static class RequestText
{
    private const int LongestBody = 64 * 1024;

    /// <returns>The body as text; null when it is longer than 64 KB, which nobody needs to tell us something.</returns>
    public static async Task<string?> ReadTextAsync(this HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > LongestBody ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }
}
