namespace Automations.Tests;

/// <summary>Searches are short in CI and long when asked: AUTOMATIONS_TEST_SIZE=large (<c>scripts/test.cs -- --large</c>).</summary>
internal static class TestSize
{
    public static bool IsLarge { get; } = Environment.GetEnvironmentVariable("AUTOMATIONS_TEST_SIZE") == "large";

    public static int Of(int small, int large) => IsLarge ? large : small;
}
