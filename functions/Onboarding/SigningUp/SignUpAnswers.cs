using Automations.Web.Json;

namespace Automations.Onboarding.SigningUp;

internal static class SignUpAnswers
{
    public static IReadOnlyDictionary<string, string[]> UnknownPerson { get; } =
        FieldProblem.ByField([new("person", "person must be somebody in the directory; nobody there has this id or address.")]);
}
