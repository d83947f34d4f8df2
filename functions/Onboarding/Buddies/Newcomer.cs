namespace Automations.Onboarding.Buddies;

/// <summary>What the choice of a buddy looks at.</summary>
public sealed record Newcomer(string PersonId, string Language, string? Location, IReadOnlyList<string> Topics);
