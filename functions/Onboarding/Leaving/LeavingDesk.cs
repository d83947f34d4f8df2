using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Leaving;

internal sealed class LeavingDesk(IChampionRegister register, ProgrammeSettings programme) : ILeavingDesk
{
    public async Task<LeavingOutcome> LeaveAsync(
        string personId,
        string? by,
        string? reason,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var instanceId = OnboardingEvents.InstanceIdOf(personId);
        var onboarding = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
        if (onboarding is null)
            return LeavingOutcome.NeverSignedUp;
        if (!onboarding.IsCompleted)
        {
            await client.RaiseEventAsync(instanceId, OnboardingEvents.Steered, new Steering(SteeringAction.Leave, by, reason), cancellation);
            return LeavingOutcome.Begun;
        }

        if (await register.FindAsync(personId, cancellation) is not { State: not ChampionState.Left } champion)
            return LeavingOutcome.HasLeft;
        var input = new OnboardingInput
        {
            PersonId = personId,
            Role = champion.Role,
            Rules = OnboardingRules.Of(programme),
        };
        await client.StartOnceAsync(LeavingWorkflow.Name, LeavingWorkflow.InstanceIdOf(personId), input, cancellation);
        return LeavingOutcome.Begun;
    }
}
