using System.Net;

namespace Automations.People.Graph;

/// <summary>
/// Repeats a read that failed for the moment, at once and a few times. What asks for a pause is not repeated here: pauses belong
/// to workflows, which wait durably.
/// </summary>
internal sealed class ReadAgain : DelegatingHandler
{
    private const int Tries = 4;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (request.Method != HttpMethod.Get || attempt == Tries || !MayPassAtOnce(response))
                    return response;
                response.Dispose();
            }
            catch (HttpRequestException) when (request.Method == HttpMethod.Get && attempt < Tries)
            {
                // the connection broke: the next one may hold
            }
        }
    }

    private static bool MayPassAtOnce(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        && response.Headers.RetryAfter is null or { Delta.Ticks: 0 };
}
