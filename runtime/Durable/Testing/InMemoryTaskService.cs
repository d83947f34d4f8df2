using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Testing;

/// <summary>An engine in memory that lives as long as the host it belongs to.</summary>
internal sealed class InMemoryTaskService(DurableTaskRegistry tasks, IServiceProvider services) : IHostedService, IAsyncDisposable
{
    private readonly DurableEngine engine = DurableEngine.Open(
        new(),
        DurableEngine.OpenStore(null),
        tasks,
        services,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILoggerFactory>());

    public DurableTaskClient Client => engine.Client;

    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
