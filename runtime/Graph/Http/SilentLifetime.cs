using Microsoft.Extensions.Hosting;

namespace Automations.Runtime.Graph.Http;

/// <summary>Leaves Ctrl-C to the host that started the local Graph.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
