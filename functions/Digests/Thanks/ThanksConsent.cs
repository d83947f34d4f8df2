using Automations.People;

namespace Automations.Digests.Thanks;

/// <summary>What may be told to all: only thanks to champions who agreed to be named.</summary>
internal sealed class ThanksConsent(IChampionRegister register)
{
    public async Task<bool> MayBeToldAsync(ThankYou said, CancellationToken cancellation) =>
        !said.IsRemoved && await register.FindAsync(said.To, cancellation) is { State: ChampionState.Active, MayBeNamed: true };
}
