using Automations.People;

namespace Automations.Onboarding.Buddies;

public sealed record Buddy(Person Person, IReadOnlyList<string> SharedTopics);
