using Automations.Onboarding.Workflow;
using Automations.Programme.Desk;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.SigningUp;

/// <summary>Sign-ups that wait for somebody's word.</summary>
internal sealed class SignUpsOnDesk : IDeskSource
{
    private const int PageSize = 500;

    private static readonly string Prefix = OnboardingEvents.InstanceIdOf("");

    public async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var running = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Running],
            InstanceIdPrefix: Prefix,
            PageSize: PageSize,
            FetchInputsAndOutputs: true
        );
        var awaited = await client
            .GetAllInstancesAsync(running)
            .Select(instance => instance.Onboarding())
            .Where(status => status is { Step: OnboardingStep.AwaitingApproval, Stuck: false })
            .Select(status => status.WaitingFor)
            .ToListAsync(cancellation);
        return
        [
            .. Item(
                awaited.Count(whom => whom == Waits.ForCommunityManagers),
                DeskUrgency.Decision,
                "Anmeldungen, die die Führungskraft nicht beantwortet hat",
                "Sign-ups that the line manager has not answered"
            ),
            .. Item(
                awaited.Count(whom => whom != Waits.ForCommunityManagers),
                DeskUrgency.Underway,
                "Anmeldungen, die auf die Führungskraft warten",
                "Sign-ups that wait for the line manager"
            ),
        ];
    }

    private static IEnumerable<DeskItem> Item(int count, DeskUrgency urgency, string de, string en) =>
        count > 0 ? [new(urgency, $"{de}: {count}", $"{en}: {count}")] : [];
}
