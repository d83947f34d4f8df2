using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable.Core;

/// <summary>All that the core needs from outside to play an instance.</summary>
/// <param name="FindOrchestrator">Null result: no orchestrator of that name (and version) is registered.</param>
/// <param name="Escaped">Is called, on any thread, when code of the instance goes on outside a turn.</param>
internal sealed record OrchestrationSetup(
    string InstanceId,
    Func<string, string, ITaskOrchestrator?> FindOrchestrator,
    DataConverter Converter,
    ILoggerFactory Loggers,
    string DefaultVersion,
    Action Escaped);
