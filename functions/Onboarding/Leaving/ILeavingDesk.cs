using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Leaving;

/// <summary>Lets a champion go at any time: before they began, on the way, and long after the onboarding is over.</summary>
public interface ILeavingDesk
{
    /// <param name="by">Object id of who wants it.</param>
    Task<LeavingOutcome> LeaveAsync(string personId, string? by, string? reason, DurableTaskClient client, CancellationToken cancellation);
}

public enum LeavingOutcome
{
    /// <summary>Asked for; the workflow closes what is open.</summary>
    Begun,

    HasLeft,

    NeverSignedUp,
}
