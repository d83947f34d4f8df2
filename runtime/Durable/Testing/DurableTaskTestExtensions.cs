using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.DurableTask.Testing;

public static class DurableTaskTestExtensions
{
    /// <summary>
    /// Runs the tasks in memory, inside the host that owns these services: from its start to its stop, with its services and its
    /// <see cref="TimeProvider"/>. The host's code finds a <see cref="DurableTaskClient"/> among its services.
    /// </summary>
    public static IServiceCollection AddInMemoryDurableTask(
        this IServiceCollection services,
        Action<DurableTaskRegistry> configureTasks,
        InMemoryDurableTaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configureTasks);
        var tasks = new DurableTaskRegistry();
        configureTasks(tasks);

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new InMemoryTaskService(tasks, provider));
        services.AddHostedService(provider => provider.GetRequiredService<InMemoryTaskService>());
        services.AddSingleton(provider => provider.GetRequiredService<InMemoryTaskService>().Client);
        return services;
    }
}
