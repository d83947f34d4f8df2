namespace Automations.Host.Tests;

/// <summary>Tests that start the sample app: one after the other, for its queues are the same each time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PlatformTests
{
    public const string Name = "platform";
}
