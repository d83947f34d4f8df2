using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Engine;

internal static partial class EngineLog
{
    [LoggerMessage(LogLevel.Critical, "The durable store has failed; the engine has stopped taking work")]
    public static partial void StoreFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Information, "Orchestration {Name} '{InstanceId}' ended as {Status}")]
    public static partial void Ended(this ILogger log, string name, string instanceId, string status);

    [LoggerMessage(LogLevel.Warning, "Orchestration {Name} '{InstanceId}' failed: {Failure}")]
    public static partial void OrchestrationFailed(this ILogger log, string name, string instanceId, string failure);

    [LoggerMessage(LogLevel.Warning, "Activity {Name} (#{TaskId}) of '{InstanceId}' failed")]
    public static partial void ActivityFailed(this ILogger log, Exception exception, string name, int taskId, string instanceId);

    [LoggerMessage(LogLevel.Information, "{What} for '{InstanceId}' dropped: no such instance is running")]
    public static partial void Dropped(this ILogger log, string what, string instanceId);
}
