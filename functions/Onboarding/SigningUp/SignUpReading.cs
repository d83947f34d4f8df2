namespace Automations.Onboarding.SigningUp;

/// <param name="SignUp">Set when nothing is wrong with it.</param>
/// <param name="Errors">Messages by field.</param>
public sealed record SignUpReading(SignUp? SignUp, IReadOnlyDictionary<string, string[]> Errors);
