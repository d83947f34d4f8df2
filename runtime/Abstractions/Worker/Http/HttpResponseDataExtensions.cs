using System.Text;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Http;

public static class HttpResponseDataExtensions
{
    public static Task WriteStringAsync(this HttpResponseData response, string value, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Body.WriteAsync((encoding ?? Encoding.UTF8).GetBytes(value)).AsTask();
    }

    public static async ValueTask WriteAsJsonAsync<T>(this HttpResponseData response, T instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        await JsonSerializer.SerializeAsync(response.Body, instance, JsonSerializerOptions.Web, cancellationToken);
    }
}
