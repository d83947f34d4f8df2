using Automations.Runtime.Host.Options;
using Azure.Storage.Queues;

namespace Automations.EndToEnd.Onboarding;

/// <summary>The app's queues, seen from another system.</summary>
internal static class StorageQueue
{
    private static readonly QueueClientOptions Options = new() { MessageEncoding = QueueMessageEncoding.Base64 };

    public static async Task<IReadOnlyList<string>> PeekAsync(this AppProcess app, string queue) =>
        [.. (await Client(app, queue).PeekMessagesAsync(maxMessages: 32)).Value.Select(message => message.Body.ToString())];

    public static async Task EnqueueAsync(this AppProcess app, string queue, string message)
    {
        var client = Client(app, queue);
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(message);
    }

    private static QueueClient Client(AppProcess app, string queue) => new(LocalDefaults.StorageConnectionString(app.Ports.Storage), queue, Options);
}
