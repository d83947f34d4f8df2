using Automations.Surveys.Workflow;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys;

internal static class SurveyInstance
{
    /// <summary>The status that the workflow published; that of a planned run while it has not begun.</summary>
    public static SurveyStatus Survey(this OrchestrationMetadata instance) =>
        instance.SerializedCustomStatus is { Length: > 0 } && instance.ReadCustomStatusAs<SurveyStatus>() is { } status
            ? status
            : new(SurveyStep.Planned, instance.CreatedAt);
}
