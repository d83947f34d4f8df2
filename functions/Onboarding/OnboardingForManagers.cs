using System.Text.Json;
using Automations.Onboarding.SigningUp;
using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding;

/// <summary>What community managers may start and steer of the onboarding.</summary>
public sealed class OnboardingForManagers(ISignUpDesk desk) : IManagedWorkflow
{
    private static readonly string Prefix = OnboardingEvents.InstanceIdOf("");

    public string Name => "onboarding";

    public string Description => "Takes a colleague from the sign-up through approval, welcome and check-ins into the programme.";

    public Type InputType => typeof(SignUp);

    public bool Owns(string instanceId) => instanceId.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<WorkflowStart> StartAsync(JsonElement input, DurableTaskClient client, CancellationToken cancellation)
    {
        var (signUp, errors) = SignUpReader.Read(input);
        if (signUp is null)
            return new(null, IsNew: false, errors);
        var receipt = await desk.SubmitAsync(signUp, signedIn: null, client, cancellation);
        return receipt.Outcome switch
        {
            SignUpOutcome.Invalid => new(null, IsNew: false, receipt.Errors),
            SignUpOutcome.PersonUnknown => new(null, IsNew: false, SignUpAnswers.UnknownPerson),
            _ => new(receipt.InstanceId, IsNew: receipt.Outcome == SignUpOutcome.Started, receipt.Errors),
        };
    }

    public WorkflowState Describe(OrchestrationMetadata instance)
    {
        var status = instance.Onboarding();
        return new(
            instance.InstanceId,
            Name,
            instance.RuntimeStatus.ToString(),
            status.Step.ToString(),
            status.Since,
            status.Next is { } next ? new(next.What, next.When) : null,
            status.WaitingFor,
            status.Paused,
            status.Stuck,
            status.Note,
            instance.Actions()
        );
    }

    public Task ActAsync(WorkflowOrder order, DurableTaskClient client, CancellationToken cancellation)
    {
        var (name, payload) = EventOf(order);
        return client.RaiseEventAsync(order.InstanceId, name, payload, cancellation);
    }

    private static (string Name, object Payload) EventOf(WorkflowOrder order) =>
        order.Action switch
        {
            WorkflowActions.Approve => Decision(order, approved: true),
            WorkflowActions.Decline => Decision(order, approved: false),
            WorkflowActions.Withdraw => Steering(order, SteeringAction.Withdraw),
            WorkflowActions.Pause => Steering(order, SteeringAction.Pause),
            WorkflowActions.Resume => Steering(order, SteeringAction.Resume),
            WorkflowActions.Retry => Steering(order, SteeringAction.Retry),
            _ => throw new ArgumentException($"An onboarding does not know the action \"{order.Action}\".", nameof(order)),
        };

    private static (string, object) Decision(WorkflowOrder order, bool approved) =>
        (OnboardingEvents.Decided, new ApprovalDecision(approved, order.Reason, order.By, order.ByName));

    private static (string, object) Steering(WorkflowOrder order, SteeringAction action) =>
        (OnboardingEvents.Steered, new Steering(action, order.By ?? order.ByName, order.Reason));
}
