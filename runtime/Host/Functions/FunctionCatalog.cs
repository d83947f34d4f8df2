using System.Reflection;
using Automations.Runtime.Host.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Automations.Runtime.Host.Functions;

/// <summary>All functions of the app, found by reflection.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, Function> _functions;

    private FunctionCatalog(IEnumerable<Function> functions) =>
        _functions = functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Function> All => _functions.Values.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Function> Of(FunctionKind kind) => All.Where(function => function.Kind == kind);

    public Function? Find(string name) => _functions.GetValueOrDefault(name);

    /// <exception cref="StartupException">A function that Azure would refuse too: no trigger or two, or a name that is taken.</exception>
    public static FunctionCatalog Of(Assembly app)
    {
        var functions = app.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, method.GetCustomAttribute<FunctionAttribute>()?.Name))
            .Where(method => method.Name is not null)
            .Select(method => Describe(method.Name!, method.Method))
            .ToList();

        var twice = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FunctionCatalog(functions)
            : throw new StartupException(
                $"Two functions are named {twice.Key}: {string.Join(" and ", twice.Select(function => function.Definition.EntryPoint))}. Rename one.");
    }

    private static Function Describe(string name, MethodInfo method)
    {
        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers.Count != 1)
        {
            throw new StartupException(
                $"The function {name} ({method.DeclaringType!.FullName}.{method.Name}) needs exactly one trigger parameter, but has {triggers.Count}.");
        }

        return new Function(name, KindOf(name, triggers[0]), method, triggers[0]);
    }

    private static FunctionKind KindOf(string name, ParameterInfo parameter) => parameter.GetCustomAttribute<TriggerBindingAttribute>() switch
    {
        HttpTriggerAttribute => FunctionKind.Http,
        TimerTriggerAttribute => FunctionKind.Timer,
        QueueTriggerAttribute => FunctionKind.Queue,
        OrchestrationTriggerAttribute => FunctionKind.Orchestration,
        ActivityTriggerAttribute => FunctionKind.Activity,
        var other => throw new StartupException($"The function {name} has a trigger that the local platform does not know: {other?.GetType().Name}."),
    };
}
