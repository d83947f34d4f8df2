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

    /// <param name="retryAfter">As Graph says it, in seconds; null when it does not.</param>
    public static Exception Failure(HttpStatusCode status, string code, string message, string? retryAfter, Exception? inner = null)
    {
        var told = $"Graph answered {(int)status} {code}: {message}";
        TimeSpan? pause = int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
        return IsTransient(status) ? new TransientGraphException(told, pause, inner) : new GraphRefusedException(code, told, inner) { Status = status };
    }

    private static Exception Translate(ApiException failure)
    {
        var status = (HttpStatusCode)failure.ResponseStatusCode;
        var error = (failure as ODataError)?.Error;
        var retryAfter = failure.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value;
        return Failure(status, error?.Code ?? status.ToString(), error?.Message ?? failure.Message, retryAfter?.FirstOrDefault(), failure);
    }

    /// <summary>401 is among them: a token that ran out is replaced, a withdrawn consent is given again.</summary>
    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (int)status >= 500 && status != HttpStatusCode.NotImplemented;
}
