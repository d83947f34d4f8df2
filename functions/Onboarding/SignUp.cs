using System.Text.Json.Serialization;
using Automations.People;

namespace Automations.Onboarding;

/// <summary>A colleague's wish to join, as it arrives by HTTP, page or queue.</summary>
public sealed record SignUp
{
    /// <summary>Object id, user principal name or mail address.</summary>
    public required string Person { get; init; }

    public required ChampionRole Role { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Motivation { get; init; }

    public KitWish? Kit { get; init; }

    /// <summary>The person agreed to the privacy notice; nothing is processed without it.</summary>
    public required bool Consent { get; init; }
}

/// <param name="ShirtSize">XS to 5XL; null for no shirt.</param>
public sealed record KitWish(bool Stickers = false, bool Button = false, string? ShirtSize = null)
{
    [JsonIgnore]
    public bool IsEmpty => this is { Stickers: false, Button: false, ShirtSize: null };
}
