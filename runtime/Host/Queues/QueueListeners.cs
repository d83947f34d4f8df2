using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.State;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Queues;

/// <summary>All queue triggers of the app.</summary>
internal sealed class QueueListeners(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    QueueClients queues,
    HostJson hostJson,
    StateFolder state,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<QueueListener> logger) : IAsyncDisposable
{
    private readonly List<QueueListener> _listeners = [];
    private QueueTraffic? _traffic;

    public IReadOnlyList<QueueListener> All => _listeners;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        var listeners = await Task.WhenAll(catalog.Of(FunctionKind.Queue).Select(function => OpenAsync(function, cancellation)));
        _listeners.AddRange(listeners);
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        _traffic = new QueueTraffic(Sent);
        _traffic.Start();
        await Task.WhenAll(_listeners.Select(listener => listener.StartAsync(cancellation)));
    }

    /// <summary>Others may have sent messages too: have every queue looked at before anything is called idle.</summary>
    public void LookAll() => _listeners.ForEach(listener => listener.Look());

    public QueueClient PoisonOf(QueueListener listener) =>
        new(configuration[listener.Function.TriggerAs<QueueTriggerAttribute>().Connection ?? QueueClients.DefaultConnection], MessageHandler.PoisonQueueOf(listener.Queue.Name));

    public async ValueTask DisposeAsync()
    {
        _traffic?.Dispose();
        await Task.WhenAll(_listeners.Select(listener => listener.DisposeAsync().AsTask()));
        _listeners.Clear();
    }

    private async Task<QueueListener> OpenAsync(Function function, CancellationToken cancellation)
    {
        var trigger = function.TriggerAs<QueueTriggerAttribute>();
        var name = SettingExpression.Resolve(trigger.QueueName, configuration, function.Name);
        var queue = await queues.GetAsync(name, trigger.Connection, cancellation);
        var handler = new MessageHandler(function, name, trigger.Connection, invoker, outputs, queues, hostJson.Queues, logger);
        var leases = new Leases(queue, Path.Combine(state.FolderNamed("leases"), name + ".json"));
        return new QueueListener(function, queue, leases, handler, hostJson.Queues, clock, logger);
    }

    private void Sent(string queue)
    {
        foreach (var listener in _listeners)
        {
            if (listener.Queue.Name == queue)
                listener.Look();
        }
    }
}
