using Automations.Onboarding.SigningUp;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace Automations.Onboarding.Pages;

/// <summary>The sign-up as it stands in the form, right or wrong.</summary>
public sealed record JoinForm
{
    public string Person { get; init; } = "";

    public ChampionRole? Role { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string Motivation { get; init; } = "";

    public bool Stickers { get; init; }

    public bool Button { get; init; }

    public string? ShirtSize { get; init; }

    public bool MayBeNamed { get; init; }

    public bool Consent { get; init; }

    /// <summary>An empty form, for somebody who reads in this language.</summary>
    public static JoinForm For(Voice voice) => new() { Languages = [voice.Language] };

    public static JoinForm Of(IFormCollection fields, ProgrammeSettings programme) =>
        new()
        {
            Person = fields["person"].ToString().Trim(),
            Role = Enum.TryParse<ChampionRole>(fields["role"].ToString(), out var role) && Enum.IsDefined(role) ? role : null,
            Topics = [.. programme.Topics.Intersect(fields["topics"].OfType<string>())],
            Languages = [.. programme.Languages.Intersect(fields["languages"].OfType<string>())],
            Motivation = fields.TextOf("motivation") ?? "",
            Stickers = fields["stickers"] == "yes",
            Button = fields["button"] == "yes",
            ShirtSize = SignUpRules.ShirtSizes.FirstOrDefault(size => size == fields["shirtSize"]),
            MayBeNamed = fields["mayBeNamed"] == "yes",
            Consent = fields["consent"] == "yes",
        };

    public FormErrors Check(Voice voice, bool isSignedIn)
    {
        var errors = new FormErrors();
        if (!isSignedIn && (Person.Length > SignUpRules.LongestPerson || Person.IndexOf('@', StringComparison.Ordinal) is < 1 || Person.EndsWith('@') || Person.Any(char.IsWhiteSpace)))
            errors.Add("person", voice.Say("Bitte gib deine dienstliche Mailadresse an, zum Beispiel vorname.nachname@firma.de.", "Please give your work mail address, for example first.last@company.com.", "Bitte geben Sie Ihre dienstliche Mailadresse an, zum Beispiel vorname.nachname@firma.de."));
        if (Role is null)
            errors.Add("role", voice.Say("Bitte wähle eine Rolle.", "Please choose a role.", "Bitte wählen Sie eine Rolle."));
        if (Languages.Count == 0)
            errors.Add("languages", voice.Say("Bitte wähle mindestens eine Sprache.", "Please choose at least one language.", "Bitte wählen Sie mindestens eine Sprache."));
        if (Motivation.Length > SignUpRules.LongestMotivation)
            errors.Add("motivation", voice.Say($"Das ist schön ausführlich, aber bitte nicht mehr als {SignUpRules.LongestMotivation} Zeichen.", $"That is nicely detailed, but please no more than {SignUpRules.LongestMotivation} characters."));
        if (!Consent)
            errors.Add("consent", voice.Say("Ohne deine Einwilligung dürfen wir die Anmeldung nicht bearbeiten.", "Without your consent we may not process the sign-up.", "Ohne Ihre Einwilligung dürfen wir die Anmeldung nicht bearbeiten."));
        return errors;
    }

    /// <param name="person">Who it is: the object id of somebody signed in, else what the form says.</param>
    public SignUp ToSignUp(string? person) =>
        new()
        {
            Person = person ?? Person,
            Role = Role!.Value,
            Topics = Topics,
            Languages = Languages,
            Motivation = Motivation.Length > 0 ? Motivation : null,
            Kit = Stickers || Button || ShirtSize is not null ? new KitWish(Stickers, Button, ShirtSize) : null,
            MayBeNamed = MayBeNamed,
            Consent = Consent,
        };
}
