using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities an engine can run, by name and (optionally) version.</summary>
public sealed partial class DurableTaskRegistry
{
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskOrchestrator>> orchestrators = [];
    private readonly Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, ITaskActivity>> activities = [];

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() =>
        orchestrators.Select(o => KeyValuePair.Create(o.Key.Name, o.Value));

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() =>
        activities.Select(a => KeyValuePair.Create(a.Key.Name, a.Value));

    internal Func<IServiceProvider, ITaskOrchestrator>? FindOrchestrator(TaskName name, TaskVersion version) =>
        Find(orchestrators, name, version);

    internal Func<IServiceProvider, ITaskActivity>? FindActivity(TaskName name, TaskVersion version) =>
        Find(activities, name, version);

    /// <summary>
    /// Exactly the version asked for; the unversioned one only when the name has no versions at all, so that a version which is not
    /// there is never answered by other code.
    /// </summary>
    private static T? Find<T>(Dictionary<(TaskName Name, TaskVersion Version), T> tasks, TaskName name, TaskVersion version)
        where T : class =>
        tasks.TryGetValue((name, version), out var exact) ? exact
        : tasks.Keys.Any(key => key.Name == name && key.Version != TaskVersion.Unversioned) ? null
        : tasks.GetValueOrDefault((name, TaskVersion.Unversioned));

    private static void Add<T>(
        Dictionary<(TaskName Name, TaskVersion Version), Func<IServiceProvider, T>> tasks,
        TaskName name,
        TaskVersion version,
        Func<IServiceProvider, T> factory)
    {
        ArgumentException.ThrowIfNullOrEmpty(name.Name, nameof(name));
        ArgumentNullException.ThrowIfNull(factory);
        if (!tasks.TryAdd((name, version), factory))
        {
            var described = version == TaskVersion.Unversioned ? $"'{name}'" : $"'{name}' (version {version.Version})";
            throw new ArgumentException($"A task named {described} is already registered.", nameof(name));
        }
    }

    private static Func<IServiceProvider, T> FactoryOf<T>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsAbstract || !typeof(T).IsAssignableFrom(type))
        {
            throw new ArgumentException($"{type} must be a concrete class that implements {typeof(T).Name}.", nameof(type));
        }

        return services => (T)ActivatorUtilities.GetServiceOrCreateInstance(services, type);
    }

    private static TaskName NameOf(Type type) =>
        type.GetCustomAttribute<DurableTaskAttribute>() is { Name.Name: { Length: > 0 } name } ? name : type.Name;

    private static TaskVersion VersionOf(Type type) => type.GetCustomAttribute<DurableTaskAttribute>()?.Version;
}
