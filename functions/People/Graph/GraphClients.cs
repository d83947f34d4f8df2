using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Authentication.Azure;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Automations.People.Graph;

internal static class GraphClients
{
    public const string PublicCloud = "https://graph.microsoft.com/v1.0";

    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A client without the SDK's own retries, which wait in real time: durable workflows wait instead, and survive a restart.
    /// </summary>
    /// <param name="transport">For tests; a socket otherwise.</param>
    public static GraphServiceClient Create(Uri baseUrl, TokenCredential credential, HttpMessageHandler? transport = null)
    {
        var handlers = GraphClientFactory
            .CreateDefaultHandlers(new GraphClientOptions())
            .Where(handler => handler is not RetryHandler)
            .Append(new ReadAgain());
        var http = GraphClientFactory.Create(handlers, finalHandler: transport ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        http.Timeout = LongestRequest;
        var sign = new AzureIdentityAuthenticationProvider(credential, [baseUrl.Host], scopes: ["https://graph.microsoft.com/.default"]);
        return new GraphServiceClient(http, sign, baseUrl.ToString().TrimEnd('/'));
    }
}
