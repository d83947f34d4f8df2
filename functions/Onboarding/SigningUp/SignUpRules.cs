using Automations.People;
using Automations.Web.Json;

namespace Automations.Onboarding.SigningUp;

/// <summary>What a sign-up must keep to, however it arrives.</summary>
public static class SignUpRules
{
    public const int LongestPerson = 254;
    public const int LongestTopic = 60;
    public const int LongestMotivation = 2000;
    public const int MostTopics = 20;
    public const int MostLanguages = 10;

    public static IReadOnlyList<string> ShirtSizes { get; } = ["XS", "S", "M", "L", "XL", "2XL", "3XL", "4XL", "5XL"];

    internal static IEnumerable<FieldProblem> Check(SignUp signUp)
    {
        if (string.IsNullOrWhiteSpace(signUp.Person))
            yield return new("person", "person is required.");
        else if (signUp.Person.Length > LongestPerson || !LooksLikeAPerson(signUp.Person))
            yield return new("person", "person must be an object id, a user principal name or a mail address.");

        if (!Enum.IsDefined(signUp.Role))
            yield return new("role", $"role must be one of {string.Join(", ", Enum.GetNames<ChampionRole>())}.");

        if (signUp.Topics.Count > MostTopics)
            yield return new("topics", $"topics must not have more than {MostTopics} entries.");
        if (signUp.Topics.Any(topic => topic.Length is 0 or > LongestTopic))
            yield return new("topics", $"topics must have entries of 1 to {LongestTopic} characters.");

        if (signUp.Languages.Count > MostLanguages)
            yield return new("languages", $"languages must not have more than {MostLanguages} entries.");
        if (!signUp.Languages.All(IsLanguage))
            yield return new("languages", "languages must be two-letter codes such as de or en.");

        if (signUp.Motivation?.Length > LongestMotivation)
            yield return new("motivation", $"motivation must not be longer than {LongestMotivation} characters.");
        if (signUp.Kit?.ShirtSize is { } size && !ShirtSizes.Contains(size))
            yield return new("kit.shirtSize", $"kit.shirtSize must be one of {string.Join(", ", ShirtSizes)}.");
        if (!signUp.Consent)
            yield return new("consent", "consent must be true: without it nothing is processed.");
    }

    private static bool IsLanguage(string language) => language.Length == 2 && language.All(char.IsAsciiLetterLower);

    private static bool LooksLikeAPerson(string person) =>
        Guid.TryParse(person, out _) || (person.IndexOf('@') is > 0 and var at && at < person.Length - 1 && !person.Any(char.IsWhiteSpace));
}
