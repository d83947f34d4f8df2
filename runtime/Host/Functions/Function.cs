using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Automations.Runtime.Host.Functions;

/// <summary>One <c>[Function]</c> method of the app.</summary>
internal sealed class Function(string name, FunctionKind kind, MethodInfo method, ParameterInfo triggerParameter)
{
    public string Name { get; } = name;

    public FunctionKind Kind { get; } = kind;

    public MethodInfo Method { get; } = method;

    public ParameterInfo TriggerParameter { get; } = triggerParameter;

    public TriggerBindingAttribute Trigger { get; } = triggerParameter.GetCustomAttribute<TriggerBindingAttribute>()!;

    public RetryAttribute? Retry { get; } = method.GetCustomAttribute<RetryAttribute>();

    public FunctionDefinition Definition { get; } = new LocalFunctionDefinition(name, method);

    /// <summary>What the method returns once awaited; <c>void</c> when nothing.</summary>
    public Type ResultType { get; } = MethodResult.TypeOf(method);

    public T TriggerAs<T>()
        where T : TriggerBindingAttribute => (T)Trigger;
}
