using System.Text.Json;
using Automations.People;
using Automations.Web.Json;

namespace Automations.Onboarding.SigningUp;

/// <summary>
/// Reads the JSON of a sign-up and names everything that is wrong with it at once. A form that asks more than this sends on only what
/// belongs here: a misspelt wish would otherwise be lost unseen, and nobody has agreed to more being sent.
/// </summary>
public static class SignUpReader
{
    public static SignUpReading Read(string json) => Check(JsonReading.Read(json, Read));

    public static SignUpReading Read(JsonElement body) => Check(JsonReading.Read(body, Read));

    private static SignUpReading Check(JsonReading<SignUp> reading)
    {
        var held = reading.Value is { } signUp ? reading.With(SignUpRules.Check(signUp)) : reading;
        return new(held.Problems.Count == 0 ? held.Value : null, held.Errors);
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
}
