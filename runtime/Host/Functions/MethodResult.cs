using System.Reflection;

namespace Automations.Runtime.Host.Functions;

/// <summary>What a function hands back, whether it is awaitable or not.</summary>
internal static class MethodResult
{
    public static Type TypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
            return typeof(void);
        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GenericTypeArguments[0]
            : type;
    }

    /// <summary>A reader for the method's declared return type, made once.</summary>
    public static Func<object?, Task<object?>> ReaderFor(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
            return AwaitAsync;
        if (type == typeof(ValueTask))
            return static result => AwaitAsync(((ValueTask)result!).AsTask());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            return Typed(nameof(AwaitTaskAsync), type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return Typed(nameof(AwaitValueTaskAsync), type);
        return Task.FromResult;
    }

    private static Func<object?, Task<object?>> Typed(string reader, Type type) =>
        typeof(MethodResult).GetMethod(reader, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GenericTypeArguments[0])
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> AwaitAsync(object? result)
    {
        await (Task)result!;
        return null;
    }

    private static async Task<object?> AwaitTaskAsync<T>(object? result) => await (Task<T>)result!;

    private static async Task<object?> AwaitValueTaskAsync<T>(object? result) => await (ValueTask<T>)result!;
}
