using Automations.Web;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding;

/// <summary>Takes a sign-up in, the same way for the HTTP API, the page <c>/join</c> and the queue.</summary>
public interface ISignUpDesk
{
    /// <summary>
    /// Checks the sign-up and starts the person's onboarding once. When <paramref name="signedIn"/> is that very person, no confirmation
    /// by mail is asked for.
    /// </summary>
    /// <exception cref="People.TransientGraphException">The directory cannot say just now who this is.</exception>
    Task<SignUpReceipt> SubmitAsync(SignUp signUp, SignedInPerson? signedIn, DurableTaskClient client, CancellationToken cancellation);
}

/// <param name="ChampionId">Set when <paramref name="Outcome"/> is <see cref="SignUpOutcome.Started"/> or <see cref="SignUpOutcome.Existing"/>.</param>
/// <param name="InstanceId">Set together with <paramref name="ChampionId"/>.</param>
/// <param name="Errors">Messages by JSON field name (<c>person</c>, <c>topics</c>, <c>kit.shirtSize</c> …); empty unless <see cref="SignUpOutcome.Invalid"/>.</param>
public sealed record SignUpReceipt(
    SignUpOutcome Outcome,
    string? ChampionId,
    string? InstanceId,
    IReadOnlyDictionary<string, string[]> Errors
)
{
    private static readonly Dictionary<string, string[]> None = [];

    public static SignUpReceipt Started(string championId, string instanceId) => new(SignUpOutcome.Started, championId, instanceId, None);

    public static SignUpReceipt Existing(string championId, string instanceId) => new(SignUpOutcome.Existing, championId, instanceId, None);

    public static SignUpReceipt Invalid(IReadOnlyDictionary<string, string[]> errors) => new(SignUpOutcome.Invalid, null, null, errors);

    public static SignUpReceipt PersonUnknown { get; } = new(SignUpOutcome.PersonUnknown, null, null, None);
}

public enum SignUpOutcome
{
    /// <summary>The onboarding was started by this very sign-up.</summary>
    Started,

    /// <summary>The person's onboarding runs already, or is finished; nothing was started.</summary>
    Existing,

    Invalid,

    /// <summary>Nobody in the directory has this id or address.</summary>
    PersonUnknown,
}
