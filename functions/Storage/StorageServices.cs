using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Storage;

public static class StorageServices
{
    private const string Connection = "AzureWebJobsStorage";

    /// <summary>
    /// Tables, blobs and queues of the account the Functions host uses too: by connection string, or by account name and the app's
    /// identity. Queue messages are base64, as host.json says.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.TryAddSingleton(provider =>
            configuration[Connection] is { Length: > 0 } connection
                ? new TableServiceClient(connection)
                : new TableServiceClient(EndpointOf(configuration, "table"), provider.GetRequiredService<TokenCredential>())
        );
        services.TryAddSingleton(provider =>
            configuration[Connection] is { Length: > 0 } connection
                ? new BlobServiceClient(connection)
                : new BlobServiceClient(EndpointOf(configuration, "blob"), provider.GetRequiredService<TokenCredential>())
        );
        services.TryAddSingleton(provider =>
        {
            var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
            return configuration[Connection] is { Length: > 0 } connection
                ? new QueueServiceClient(connection, options)
                : new QueueServiceClient(EndpointOf(configuration, "queue"), provider.GetRequiredService<TokenCredential>(), options);
        });
        services.TryAddSingleton<Tables>();
        return services;
    }

    private static Uri EndpointOf(IConfiguration configuration, string service)
    {
        if (configuration[$"{Connection}:{service}ServiceUri"] is { Length: > 0 } address)
            return new Uri(address);
        if (configuration[$"{Connection}:accountName"] is { Length: > 0 } account)
            return new Uri($"https://{account}.{service}.core.windows.net");
        throw new InvalidOperationException($"The setting {Connection} is missing: a connection string, or {Connection}__accountName for access by identity.");
    }
}
