using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Web.Pipeline;

/// <summary>Finds the method behind a function, and with it what its attributes demand.</summary>
internal sealed class HttpFunctionMethods
{
    private readonly ConcurrentDictionary<string, MethodInfo> methods = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">There is none; the request must then be refused rather than let through unchecked.</exception>
    public MethodInfo Of(FunctionDefinition function) => methods.GetOrAdd(function.EntryPoint, Find);

    private static MethodInfo Find(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        const BindingFlags any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        return typeof(HttpFunctionMethods).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..], any)
            ?? throw new InvalidOperationException($"The function app has no method {entryPoint}.");
    }
}
