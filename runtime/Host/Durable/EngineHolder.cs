using Automations.Runtime.Durable;
using Automations.Runtime.Host.Options;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable;

/// <summary>The durable engine, from the moment it is open.</summary>
internal sealed class EngineHolder(LocalOptions options)
{
    private DurableEngine? _engine;

    public DurableEngine Engine
    {
        get => _engine ?? throw new InvalidOperationException("The durable engine starts with the host; do not use it while the app is being built.");
        set
        {
            _engine = value;
            ManagementOrigins.Set(value.Client, $"http://localhost:{options.Port}");
        }
    }

    public DurableTaskClient Client => Engine.Client;
}
