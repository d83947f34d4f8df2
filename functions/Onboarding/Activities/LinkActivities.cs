using Automations.People;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Activities;

/// <summary>Signs links; in an activity, because the key is nothing an orchestrator may know.</summary>
public sealed class LinkActivities(ISignedLinks links)
{
    public const string CreateLink = nameof(CreateLink);

    [Function(CreateLink)]
    public Task<Uri> CreateLinkAsync([ActivityTrigger] LinkOrder order) =>
        Task.FromResult(
            order.Purpose switch
            {
                OnboardingLinks.Confirm => links.ForConfirmation(order.InstanceId, order.Person, order.Expires),
                OnboardingLinks.Approval => links.ForApproval(order.InstanceId, order.Person, order.Expires),
                OnboardingLinks.CheckIn => links.ForCheckIn(order.InstanceId, order.Day ?? 0, order.Person, order.Expires),
                OnboardingLinks.Leave => links.ForLeaving(order.InstanceId, order.Person, order.Expires),
                _ => throw new ArgumentException($"There are no links for \"{order.Purpose}\".", nameof(order)),
            }
        );
}

/// <param name="Purpose">One of <see cref="OnboardingLinks"/>.</param>
/// <param name="Day">Which check-in, for <see cref="OnboardingLinks.CheckIn"/>.</param>
public sealed record LinkOrder(string Purpose, string InstanceId, Person Person, DateTimeOffset Expires, int? Day = null);
