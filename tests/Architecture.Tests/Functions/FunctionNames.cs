using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Architecture.Tests.Functions;

internal static class FunctionNames
{
    /// <summary>Names that more than one method carries. The platform compares them without case.</summary>
    public static IReadOnlyList<string> Repeated(IEnumerable<Type> types) =>
        [.. All(types).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)];

    public static IEnumerable<string> All(IEnumerable<Type> types) =>
        types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>();
}
