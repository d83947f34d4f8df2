using System.Text.Json.Serialization;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Digests.Audience;

/// <summary>What somebody wants of the digest. What is null stays as the programme has it.</summary>
public sealed record DigestWishes
{
    /// <summary>Object id.</summary>
    public required string Person { get; init; }

    public DigestFrequency? Frequency { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>The first day on which they want to hear from it again, on their own calendar.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Nobody is to thank them through the programme.</summary>
    public bool NoThanks { get; init; }

    public static DigestWishes None(string person) => new() { Person = person };

    public static DigestFrequency UsualOf(DigestRules rules) => rules is { Weekly: null, Monthly: not null } ? DigestFrequency.Monthly : DigestFrequency.Weekly;

    /// <returns>Why they do not want an edition on this day; null when they do.</returns>
    public string? WhyNot(NewsCadence cadence, DateOnly day, DigestRules rules)
    {
        var frequency = Frequency ?? UsualOf(rules);
        return frequency == DigestFrequency.Never ? "the recipient wants no digest"
            : (frequency == DigestFrequency.Monthly) != (cadence == NewsCadence.Monthly) ? $"the recipient wants the {frequency.ToString().ToLowerInvariant()} digest"
            : day < PausedUntil ? $"the recipient pauses until {PausedUntil:yyyy-MM-dd}"
            : null;
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<DigestFrequency>))]
public enum DigestFrequency
{
    Weekly,
    Monthly,
    Never,
}
