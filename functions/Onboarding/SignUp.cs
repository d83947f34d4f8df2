using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Automations.Onboarding.SigningUp;
using Automations.People;

namespace Automations.Onboarding;

/// <summary>A colleague's wish to join, as it arrives by HTTP, page or queue.</summary>
public sealed record SignUp
{
    /// <summary>Object id, user principal name or mail address.</summary>
    [Description("Object id, user principal name or mail address of a colleague in the directory."), MaxLength(SignUpRules.LongestPerson)]
    public required string Person { get; init; }

    public required ChampionRole Role { get; init; }

    [Description("What the person likes to help with."), MaxLength(SignUpRules.MostTopics)]
    public IReadOnlyList<string> Topics { get; init; } = [];

    [Description("Two-letter codes of the languages the person helps in."), MaxLength(SignUpRules.MostLanguages)]
    public IReadOnlyList<string> Languages { get; init; } = [];

    [MaxLength(SignUpRules.LongestMotivation)]
    public string? Motivation { get; init; }

    public KitWish? Kit { get; init; }

    [Description("The person agrees to be named: in digests as new, on a jubilee, when somebody thanks them; at their topics as somebody to ask.")]
    public bool MayBeNamed { get; init; }

    /// <summary>The person agreed to the privacy notice; nothing is processed without it.</summary>
    [Description("The person agreed to the privacy notice; must be true."), AllowedValues(true)]
    public required bool Consent { get; init; }
}

/// <param name="ShirtSize">XS to 5XL; null for no shirt.</param>
public sealed record KitWish(bool Stickers = false, bool Button = false, string? ShirtSize = null)
{
    [JsonIgnore]
    public bool IsEmpty => this is { Stickers: false, Button: false, ShirtSize: null };
}
