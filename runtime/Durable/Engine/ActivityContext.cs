using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Engine;

internal sealed class ActivityContext(string instanceId, TaskScheduled task) : TaskActivityContext
{
    public override TaskName Name => task.Name;

    public override string InstanceId => instanceId;

    public override string Version => task.Version;
}
