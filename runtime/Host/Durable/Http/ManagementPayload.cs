using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>The addresses at which an instance is managed, named as Azure names them.</summary>
internal sealed record ManagementPayload
{
    public const string Root = "/runtime/webhooks/durabletask";

    public ManagementPayload(HttpRequest request, string instanceId)
    {
        var instance = $"{request.Scheme}://{request.Host}{Root}/instances/{Uri.EscapeDataString(instanceId)}";
        Id = instanceId;
        StatusQueryGetUri = instance;
        SendEventPostUri = instance + "/raiseEvent/{eventName}";
        TerminatePostUri = instance + "/terminate?reason={text}";
        PurgeHistoryDeleteUri = instance;
        RewindPostUri = instance + "/rewind?reason={text}";
        RestartPostUri = instance + "/restart";
        SuspendPostUri = instance + "/suspend?reason={text}";
        ResumePostUri = instance + "/resume?reason={text}";
    }

    public string Id { get; }

    public string StatusQueryGetUri { get; }

    public string SendEventPostUri { get; }

    public string TerminatePostUri { get; }

    public string PurgeHistoryDeleteUri { get; }

    public string RewindPostUri { get; }

    public string RestartPostUri { get; }

    public string SuspendPostUri { get; }

    public string ResumePostUri { get; }
}
