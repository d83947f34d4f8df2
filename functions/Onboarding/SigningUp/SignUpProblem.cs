namespace Automations.Onboarding.SigningUp;

/// <param name="Field">The JSON field as it is spelled in the sign-up, for example <c>kit.shirtSize</c>; <c>body</c> for all of it.</param>
/// <param name="Message">The rule that is broken.</param>
internal sealed record SignUpProblem(string Field, string Message)
{
    public static IReadOnlyDictionary<string, string[]> ByField(IEnumerable<SignUpProblem> problems) =>
        problems
            .GroupBy(problem => problem.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).Distinct().ToArray(), StringComparer.Ordinal);
}
