using System.Reflection;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Startup;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Runtime.Host.Functions;

internal delegate ValueTask<object?> ParameterBinder(LocalFunctionContext context);

/// <summary>Chooses, once a parameter, where its values come from.</summary>
internal static class ParameterBinders
{
    public static ParameterBinder[] For(Function function) =>
        [.. function.Method.GetParameters().Select(parameter => For(function, parameter))];

    private static ParameterBinder For(Function function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter == function.TriggerParameter)
            return Trigger(function);
        if (type == typeof(FunctionContext))
            return static context => new(context);
        if (type == typeof(CancellationToken))
            return static context => new(context.CancellationToken);
        if (parameter.IsDefined(typeof(DurableClientAttribute)))
        {
            return type == typeof(DurableTaskClient)
                ? static context => new(context.InstanceServices.GetRequiredService<EngineHolder>().Client)
                : throw new StartupException($"The function {function.Name} has [DurableClient] on '{parameter.Name}', which must be a DurableTaskClient.");
        }

        if (parameter.IsDefined(typeof(FromBodyAttribute)))
            return context => BodyAsync(context, type);
        if (function.Kind == FunctionKind.Http && type == typeof(HttpRequest))
            return static context => new(context.GetHttpContext()!.Request);
        return ByName(parameter);
    }

    private static ParameterBinder Trigger(Function function) => function.Kind switch
    {
        FunctionKind.Http when function.TriggerParameter.ParameterType == typeof(HttpRequestData) =>
            static async context => await context.GetHttpRequestDataAsync(),
        FunctionKind.Http when function.TriggerParameter.ParameterType != typeof(HttpRequest) => throw new StartupException(
            $"The HTTP function {function.Name} must take its trigger as HttpRequest (ASP.NET Core integration) or HttpRequestData."),
        FunctionKind.Queue => QueueTriggerValue.BinderFor(function.TriggerParameter.ParameterType),
        _ => static context => new(context.Invocation.TriggerValue),
    };

    private static ParameterBinder ByName(ParameterInfo parameter)
    {
        var (name, type) = (parameter.Name!, parameter.ParameterType);
        var optional = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        return context =>
        {
            if (context.BindingContext.BindingData.TryGetValue(name, out var value) && value is not null)
                return new(ValueConverter.Convert(name, value, type));
            if (parameter.HasDefaultValue)
                return new(parameter.DefaultValue);
            return optional
                ? new((object?)null)
                : throw new FunctionInputConverterException($"There is no value for the parameter '{name}' of {context.Function.Name}.");
        };
    }

    private static async ValueTask<object?> BodyAsync(LocalFunctionContext context, Type type)
    {
        var request = context.GetHttpContext()?.Request
            ?? throw new FunctionInputConverterException("[FromBody] needs an HTTP request.");
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync(type, context.CancellationToken) : null;
        }
        catch (System.Text.Json.JsonException wrong)
        {
            throw new FunctionInputConverterException($"The body is no JSON for {type.Name}.", wrong);
        }
    }
}
