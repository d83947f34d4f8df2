using Microsoft.DurableTask.Client;

namespace Automations.Digests.Workflow;

internal static class DigestInstance
{
    /// <summary>The status that the workflow published; that of an edition while it has not begun.</summary>
    public static DigestStatus Digest(this OrchestrationMetadata instance) =>
        instance.SerializedCustomStatus is { Length: > 0 } && instance.ReadCustomStatusAs<DigestStatus>() is { } status
            ? status
            : new(DigestStep.Collecting, instance.CreatedAt);
}
