using Automations.Host.Tests;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Automations.Runtime.Host.Storage;
using Azure.Storage.Queues;

[assembly: AssemblyFixture(typeof(TestStorage))]

namespace Automations.Host.Tests;

/// <summary>One Azurite for the whole run. Where it cannot be had, tests that need it are skipped and say why.</summary>
public sealed class TestStorage : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePorts.Take(3);
    private Azurite? _azurite;
    private string? _whyNot;

    public string ConnectionString => LocalDefaults.StorageConnectionString(_port);

    public async ValueTask InitializeAsync()
    {
        try
        {
            var azurite = new Azurite(_folder.Path, _port);
            await azurite.StartAsync(AzuriteInstallation.OfThisBuild, static _ => { }, TestContext.Current.CancellationToken);
            _azurite = azurite;
        }
        catch (StartupException missing)
        {
            _whyNot = missing.Message;
        }
    }

    /// <summary>Queues as at the beginning of the world.</summary>
    public async Task EmptyAsync()
    {
        if (_whyNot is not null)
            Assert.Skip(_whyNot);
        var service = new QueueServiceClient(ConnectionString);
        await foreach (var queue in service.GetQueuesAsync())
            await service.GetQueueClient(queue.Name).ClearMessagesAsync();
    }

    public QueueClient Queue(string name) => new(ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.StopAsync(CancellationToken.None);
        _folder.Dispose();
    }
}
