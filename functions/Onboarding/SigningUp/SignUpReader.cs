using System.Text.Json;
using Automations.People;
using Automations.Web.Json;

namespace Automations.Onboarding.SigningUp;

/// <summary>
/// Reads the JSON of a sign-up and names everything that is wrong with it at once. Fields it does not know are let pass,
/// so that a form with more questions than we use still works.
/// </summary>
public static class SignUpReader
{
    public static SignUpReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return NotASignUp($"The body is not JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).");
        }
    }

    public static SignUpReading Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return NotASignUp("The body must be one JSON object.");
        try
        {
            var problems = new List<FieldProblem>();
            var signUp = Read(new JsonFields(body, "", problems));
            var alreadyWrong = problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(SignUpRules.Check(signUp).Where(problem => !alreadyWrong.Contains(problem.Field)));
            return problems.Count == 0 ? new(signUp, FieldProblem.ByField([])) : new(null, FieldProblem.ByField(problems));
        }
        catch (InvalidOperationException)
        {
            return NotASignUp("The body has text with half a Unicode character in it.");
        }
    }

    private static SignUp Read(JsonFields fields) =>
        new()
        {
            Person = fields.Text("person", required: true) ?? "",
            Role = fields.OneOf("role", Enum.GetNames<ChampionRole>(), required: true) is { } role ? Enum.Parse<ChampionRole>(role) : default,
            Topics = fields.Texts("topics"),
            Languages = fields.Texts("languages").ConvertAll(language => language.ToLowerInvariant()),
            Motivation = fields.Text("motivation"),
            Kit = fields.Object("kit") is { } kit ? Kit(kit) : null,
            MayBeNamed = fields.Flag("mayBeNamed") ?? false,
            Consent = fields.Flag("consent", required: true) ?? false,
        };

    private static KitWish Kit(JsonFields kit) =>
        new(kit.Flag("stickers") ?? false, kit.Flag("button") ?? false, kit.OneOf("shirtSize", SignUpRules.ShirtSizes));

    private static SignUpReading NotASignUp(string message) => new(null, FieldProblem.ByField([new("body", message)]));
}
