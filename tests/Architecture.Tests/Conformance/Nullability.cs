using System.Reflection;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Reads the compiler's nullability marks. Only the outermost one: the lists show no others.</summary>
internal static class Nullability
{
    private const byte Annotated = 2;

    /// <summary>Whether the type at this place is written with a question mark.</summary>
    public static bool IsAnnotated(ICustomAttributeProvider place, MemberInfo context) => (Own(place) ?? Inherited(context)) == Annotated;

    private static byte? Own(ICustomAttributeProvider place)
    {
        var attributes = place switch
        {
            ParameterInfo parameter => parameter.GetCustomAttributesData(),
            MemberInfo member => member.GetCustomAttributesData(),
            _ => [],
        };
        var argument = attributes.FirstOrDefault(Named("NullableAttribute"))?.ConstructorArguments[0].Value;
        return argument switch
        {
            byte flag => flag,
            IEnumerable<CustomAttributeTypedArgument> flags => (byte)flags.First().Value!,
            _ => null,
        };
    }

    private static byte? Inherited(MemberInfo? context)
    {
        for (; context is not null; context = context.DeclaringType)
        {
            if (context.GetCustomAttributesData().FirstOrDefault(Named("NullableContextAttribute")) is { } found)
            {
                return (byte)found.ConstructorArguments[0].Value!;
            }
        }

        return null;
    }

    private static Func<CustomAttributeData, bool> Named(string name) =>
        attribute => attribute.AttributeType.Namespace == "System.Runtime.CompilerServices" && attribute.AttributeType.Name == name;
}
