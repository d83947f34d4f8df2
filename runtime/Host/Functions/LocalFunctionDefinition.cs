using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Automations.Runtime.Host.Functions;

internal sealed class LocalFunctionDefinition(string name, MethodInfo method) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
    [
        .. method.GetParameters().Select(parameter => new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null)),
    ];

    public override string PathToAssembly => method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string Id => EntryPoint;

    public override string Name => name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = method.GetParameters()
        .Select(parameter => (parameter.Name, Binding: parameter.GetCustomAttributes<BindingAttribute>().FirstOrDefault()))
        .Where(parameter => parameter.Binding is not null)
        .ToImmutableDictionary(
            parameter => parameter.Name!,
            BindingMetadata (parameter) => new LocalBinding(parameter.Name!, BindingType(parameter.Binding!), BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = method.GetCustomAttributes<OutputBindingAttribute>()
        .ToImmutableDictionary(
            static _ => "$return",
            BindingMetadata (binding) => new LocalBinding("$return", BindingType(binding), BindingDirection.Out));

    /// <summary>As host metadata spells it: <c>httpTrigger</c>, <c>queueTrigger</c>, <c>queue</c> …</summary>
    private static string BindingType(BindingAttribute binding)
    {
        var type = binding.GetType().Name.Replace("OutputAttribute", "").Replace("Attribute", "");
        return char.ToLowerInvariant(type[0]) + type[1..];
    }

    private sealed class LocalBinding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
