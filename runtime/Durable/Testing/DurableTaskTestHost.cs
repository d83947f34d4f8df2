using Automations.Runtime.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Testing;

/// <summary>Runs workflows in a test, in memory and in real time, as Microsoft's test host of the same name does.</summary>
public sealed class DurableTaskTestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DurableEngine engine;

    private DurableTaskTestHost(ServiceProvider services, DurableEngine engine)
    {
        this.services = services;
        this.engine = engine;
    }

    public DurableTaskClient Client => engine.Client;

    public IServiceProvider Services => services;

    public static async Task<DurableTaskTestHost> StartAsync(
        Action<DurableTaskRegistry> registry,
        DurableTaskTestHostOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var tasks = new DurableTaskRegistry();
        registry(tasks);

        var collection = new ServiceCollection();
        collection.AddLogging();
        options?.ConfigureServices?.Invoke(collection);
        var provider = collection.BuildServiceProvider();

        var loggers = options?.LoggerFactory ?? provider.GetRequiredService<ILoggerFactory>();
        var opened = await DurableEngine.OpenAsync(new(), tasks, provider, TimeProvider.System, loggers, cancellationToken);
        await opened.StartAsync(cancellationToken);
        return new(provider, opened);
    }

    public async ValueTask DisposeAsync()
    {
        await engine.StopAsync(CancellationToken.None);
        await engine.DisposeAsync();
        await services.DisposeAsync();
    }
}
