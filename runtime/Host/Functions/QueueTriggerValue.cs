using Azure.Storage.Queues.Models;

namespace Automations.Runtime.Host.Functions;

/// <summary>A queue message in the type the function asks for.</summary>
internal static class QueueTriggerValue
{
    public static ParameterBinder BinderFor(Type type)
    {
        if (type == typeof(QueueMessage))
            return static context => new(Message(context));
        if (type == typeof(string))
            return static context => new(Message(context).Body.ToString());
        if (type == typeof(BinaryData))
            return static context => new(Message(context).Body);
        if (type == typeof(byte[]))
            return static context => new(Message(context).Body.ToArray());
        return context => new(ValueConverter.FromJson(Message(context).Body, type));
    }

    private static QueueMessage Message(LocalFunctionContext context) => (QueueMessage)context.Invocation.TriggerValue!;
}
