using System.Reflection;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Type names as the lists write them: full names, C# keywords, <c>int?</c>, <c>T[]</c>, nested types with a dot.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        return Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?" : Named(type, type.GetGenericArguments());
    }

    /// <summary>The type parameters of a generic method, or nothing.</summary>
    public static string Parameters(MethodInfo method) => List(method.GetGenericArguments());

    private static string Named(Type type, Type[] arguments)
    {
        var name = type.Name.Split('`')[0];
        if (type.DeclaringType is not { } outer)
        {
            return $"{type.Namespace}.{name}{List(arguments)}";
        }

        var inherited = outer.GetGenericArguments().Length;
        return $"{Named(outer, arguments[..inherited])}.{name}{List(arguments[inherited..])}";
    }

    private static string List(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";
}
