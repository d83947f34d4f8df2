using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Runtime.Host.Functions;

/// <summary>Runs functions: a scope and a context each, through the app's middleware, on an instance made by dependency injection.</summary>
internal sealed class FunctionInvoker
{
    private readonly ConcurrentDictionary<Function, FunctionMethod> _methods = new();
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly IServiceScopeFactory _scopes;

    public FunctionInvoker(IServiceScopeFactory scopes, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        _scopes = scopes;
        _pipeline = middleware.Reverse().Aggregate((FunctionExecutionDelegate)ExecuteAsync, (next, wrap) => wrap(next));
    }

    /// <summary>Fails at start, not at the first call, on a parameter that nothing can bind.</summary>
    public void Prepare(FunctionCatalog catalog)
    {
        foreach (var function in catalog.All)
            _methods[function] = new FunctionMethod(function);
    }

    public async Task<object?> InvokeAsync(Function function, Invocation invocation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await InvokeAsync(new LocalFunctionContext(function, scope.ServiceProvider, invocation));
    }

    public async Task<object?> InvokeAsync(LocalFunctionContext context)
    {
        await _pipeline(context);
        return context.GetInvocationResult().Value;
    }

    private Task ExecuteAsync(FunctionContext context)
    {
        var local = (LocalFunctionContext)context;
        return _methods.GetOrAdd(local.Function, static function => new FunctionMethod(function)).RunAsync(local);
    }

    private sealed class FunctionMethod(Function function)
    {
        private readonly ParameterBinder[] _binders = ParameterBinders.For(function);
        private readonly Func<object?, Task<object?>> _read = MethodResult.ReaderFor(function.Method);
        private readonly ObjectFactory? _create = function.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);

        public async Task RunAsync(LocalFunctionContext context)
        {
            var arguments = new object?[_binders.Length];
            for (var i = 0; i < arguments.Length; i++)
                arguments[i] = await _binders[i](context);

            var instance = _create?.Invoke(context.InstanceServices, null);
            try
            {
                var result = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
                context.GetInvocationResult().Value = await _read(result);
            }
            finally
            {
                if (instance is IAsyncDisposable asyncDisposable)
                    await asyncDisposable.DisposeAsync();
                else
                    (instance as IDisposable)?.Dispose();
            }
        }
    }
}
