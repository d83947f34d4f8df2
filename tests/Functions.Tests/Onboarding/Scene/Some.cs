using CsCheck;

namespace Automations.Functions.Tests.Onboarding.Scene;

internal static class Some
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
