using System.Collections.Concurrent;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Queues;

/// <summary>Queues by name, created when they are not there. Bodies pass as they are on the wire; the encoding of host.json is applied here.</summary>
internal sealed class QueueClients(IConfiguration configuration, HostJson hostJson)
{
    public const string DefaultConnection = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<(string Connection, string Name), Task<QueueClient>> _queues = new();

    public Task<QueueClient> GetAsync(string name, string? connection, CancellationToken cancellation) =>
        _queues.GetOrAdd((connection ?? DefaultConnection, name), key => CreateAsync(key.Connection, key.Name)).WaitAsync(cancellation);

    public string Encode(BinaryData body) => hostJson.Queues.Base64 ? Convert.ToBase64String(body) : body.ToString();

    /// <exception cref="FormatException">The text is not base64, though host.json says so.</exception>
    public BinaryData Decode(BinaryData text) =>
        hostJson.Queues.Base64 ? BinaryData.FromBytes(Convert.FromBase64String(text.ToString())) : text;

    private async Task<QueueClient> CreateAsync(string connection, string name)
    {
        var value = configuration[connection]
            ?? throw new StartupException($"The queue {name} needs the setting {connection} with a storage connection string.");
        var queue = new QueueClient(value, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
