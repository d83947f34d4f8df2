using System.Reflection;
using System.Runtime.CompilerServices;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Writes types and members as the lists in <c>../shared/api</c> do: one signature a line, without attributes.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The type's own line and the lines of everything in it that code outside its assembly can see.</summary>
    public static IEnumerable<string> OfType(Type type)
    {
        yield return TypeLine(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        foreach (var member in type.GetMembers(Declared).Where(IsVisible))
        {
            yield return OfMember(member);
        }
    }

    public static string OfMember(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => $"{Owner(constructor)}..ctor({Parameters(constructor)}) {Access(constructor)}",
            MethodInfo method => OfMethod(method),
            PropertyInfo property => OfProperty(property),
            FieldInfo field => OfField(field),
            _ => throw new NotSupportedException($"{member.DeclaringType}.{member.Name}: the lists have no {member.MemberType}."),
        };

    private static string OfMethod(MethodInfo method) =>
        $"{Owner(method)}.{method.Name}{TypeNames.Parameters(method)}({Parameters(method)}): "
        + $"{Access(method)}{Modifier(method)} {TypeNames.Of(method.ReturnType)}"
        + Mark(method.ReturnType, method.ReturnParameter, method)
        + string.Concat(method.GetGenericArguments().Select(Constraints));

    private static string OfProperty(PropertyInfo property)
    {
        var widest = property.GetAccessors(nonPublic: true).OrderByDescending(IsSeen).First();
        var accessors = new[]
        {
            property.GetMethod is { } get && IsSeen(get) ? "get; " : "",
            property.SetMethod is { } set && IsSeen(set) ? IsInit(set) ? "init; " : "set; " : "",
        };
        return $"{Owner(property)}.{property.Name}: {Access(widest)}{Modifier(widest)} {TypeNames.Of(property.PropertyType)}"
            + $"{Mark(property.PropertyType, property, property.DeclaringType!)} {{ {string.Concat(accessors)}}}";
    }

    private static string OfField(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return $"{Owner(field)}.{field.Name} = {field.GetRawConstantValue()}";
        }

        var kind = field.IsLiteral ? " const" : (field.IsStatic ? " static" : "") + (field.IsInitOnly ? " readonly" : "");
        var value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        return $"{Owner(field)}.{field.Name}: {(field.IsPublic ? "public" : "protected")}{kind} {TypeNames.Of(field.FieldType)}"
            + Mark(field.FieldType, field, field.DeclaringType)
            + value;
    }

    /// <summary>The type's own line: kind, base type, contracts.</summary>
    public static string TypeLine(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{TypeNames.Of(type)}: delegate {TypeNames.Of(invoke.ReturnType)} ({Parameters(invoke)})";
        }

        var bases = type.IsEnum ? [] : Bases(type).ToArray();
        return $"{TypeNames.Of(type)}: {Kind(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}"
            + string.Concat(type.GetGenericArguments().Select(Constraints));
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            yield return TypeNames.Of(parent);
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        foreach (var contract in type.GetInterfaces().Except(inherited).Select(TypeNames.Of).Order(StringComparer.Ordinal))
        {
            yield return contract;
        }
    }

    private static string Kind(Type type)
    {
        var record = type.GetMethod("<Clone>$") is not null ? "record " : "";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => $"abstract {record}class",
            { IsSealed: true } => $"sealed {record}class",
            _ => $"{record}class",
        };
    }

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            _ when member.Name.StartsWith('<') => false,
            ConstructorInfo constructor => !constructor.IsStatic && IsSeen(constructor),
            MethodInfo method => IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsSeen),
            FieldInfo field => !field.IsSpecialName && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly),
            Type => false,
            _ => true,
        };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifier(MethodInfo method) =>
        method switch
        {
            { IsStatic: true } => " static",
            { DeclaringType.IsInterface: true } or { IsVirtual: false } or { IsFinal: true } => "",
            { IsAbstract: true } => " abstract",
            _ when method.GetBaseDefinition() != method => " override",
            _ => " virtual",
        };

    private static string Owner(MemberInfo member) => TypeNames.Of(member.DeclaringType!);

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(parameter => Parameter(parameter, method)));
    }

    private static string Parameter(ParameterInfo parameter, MethodBase method)
    {
        var type = parameter.ParameterType;
        var passing = type.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        var array = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        type = type.IsByRef ? type.GetElementType()! : type;
        var standard = parameter.HasDefaultValue ? " = " + Default(parameter) : "";
        return $"{passing}{array}{TypeNames.Of(type)}{Mark(type, parameter, method)} {parameter.Name}{standard}";
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.RawDefaultValue is { } value ? Literal(value) : "null/default";

    private static string Literal(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            _ => FormattableString.Invariant($"{value}"),
        };

    private static string Mark(Type type, ICustomAttributeProvider place, MemberInfo context) =>
        !type.IsValueType && Nullability.IsAnnotated(place, context) ? "?" : "";

    private static string Constraints(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var parts = new List<string>();
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            parts.Add("struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        parts.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeNames.Of));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && parts.FirstOrDefault() != "struct")
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
