using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Automations.Onboarding.SigningUp;

internal sealed partial class SignUpDesk(IDirectory directory, ProgrammeSettings programme, ILogger<SignUpDesk> log) : ISignUpDesk
{
    public async Task<SignUpReceipt> SubmitAsync(
        SignUp signUp,
        SignedInPerson? signedIn,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var problems = SignUpRules.Check(signUp).ToList();
        if (problems.Count > 0)
            return SignUpReceipt.Invalid(FieldProblem.ByField(problems));
        if (await directory.FindAsync(signUp.Person, cancellation) is not { } person)
            return SignUpReceipt.PersonUnknown;

        var isThemselves = signedIn?.PersonId == person.Id;
        var instanceId = OnboardingEvents.InstanceIdOf(person.Id);
        var input = InputOf(signUp, person.Id, isThemselves);
        var existing = await client.StartOnceAsync(OnboardingWorkflow.Name, instanceId, input, cancellation);
        if (existing is null)
        {
            LogStarted(instanceId);
            return SignUpReceipt.Started(person.Id, instanceId);
        }

        if (isThemselves && existing.Onboarding().Step == OnboardingStep.AwaitingConfirmation)
            await client.RaiseEventAsync(instanceId, OnboardingEvents.Confirmed, new SignUpConfirmation(ItWasMe: true), cancellation);
        return SignUpReceipt.Existing(person.Id, instanceId);
    }

    private OnboardingInput InputOf(SignUp signUp, string personId, bool signedIn) =>
        new()
        {
            PersonId = personId,
            Role = signUp.Role,
            Topics = [.. signUp.Topics.Select(InTheProgrammesSpelling)],
            Languages = signUp.Languages,
            Motivation = signUp.Motivation,
            Kit = signUp.Kit,
            MayBeNamed = signUp.MayBeNamed,
            SignedIn = signedIn,
            Rules = OnboardingRules.Of(programme),
        };

    private string InTheProgrammesSpelling(string topic) =>
        programme.Topics.FirstOrDefault(known => known.Equals(topic, StringComparison.OrdinalIgnoreCase)) ?? topic;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} starts")]
    private partial void LogStarted(string instance);
}
