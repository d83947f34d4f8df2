using System.Globalization;
using System.Net;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace Automations.People.Graph;

/// <summary>Runs calls of the Graph SDK and says of each failure whether another try makes sense.</summary>
public static class GraphCalls
{
    /// <exception cref="TransientGraphException">A later try may succeed.</exception>
    /// <exception cref="GraphRefusedException">No try will.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (ApiException failure)
        {
            throw Translate(failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new TransientGraphException($"Graph could not be reached: {failure.Message}", inner: failure);
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new TransientGraphException("Graph did not answer in time.", inner: failure);
        }
    }

    public static Task RunAsync(Func<Task> call, CancellationToken cancellation) =>
        RunAsync(
            async () =>
            {
                await call();
                return true;
            },
            cancellation
        );

    /// <summary>As <see cref="RunAsync{T}"/>, with null for what Graph does not find.</summary>
    public static async Task<T?> FindAsync<T>(Func<Task<T?>> call, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await RunAsync(call, cancellation);
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static Exception Translate(ApiException failure)
    {
        var status = (HttpStatusCode)failure.ResponseStatusCode;
        var code = (failure as ODataError)?.Error?.Code ?? status.ToString();
        var message = $"Graph answered {failure.ResponseStatusCode} {code}: {(failure as ODataError)?.Error?.Message ?? failure.Message}";
        return IsTransient(status)
            ? new TransientGraphException(message, RetryAfter(failure), failure)
            : new GraphRefusedException(code, message, failure) { Status = status };
    }

    /// <summary>401 is among them: a token that ran out is replaced, a withdrawn consent is given again.</summary>
    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (int)status >= 500 && status != HttpStatusCode.NotImplemented;

    private static TimeSpan? RetryAfter(ApiException failure) =>
        failure.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault()
            is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
