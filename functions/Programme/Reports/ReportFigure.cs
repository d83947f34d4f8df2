using System.Text.Json.Serialization;

namespace Automations.Programme.Reports;

/// <summary>One number of a month.</summary>
/// <param name="Key">Stays the same from month to month, for example <c>events-held</c>.</param>
/// <param name="Names">What it counts, by two-letter language.</param>
/// <param name="IsCharted">Drawn over the months; one of a section at most.</param>
public sealed record ReportFigure(
    ReportSection Section,
    string Key,
    IReadOnlyDictionary<string, string> Names,
    double Value,
    FigureKind Kind = FigureKind.Count,
    bool IsCharted = false
);

/// <summary>The parts of a report, in the order in which they are read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportSection>))]
public enum ReportSection
{
    /// <summary>Who takes part.</summary>
    Champions,

    /// <summary>Whom the programme reaches.</summary>
    Reach,
    Events,

    /// <summary>How fast and how often the programme and its people answer.</summary>
    Answers,

    /// <summary>What colleagues ask about.</summary>
    Topics,
}

[JsonConverter(typeof(JsonStringEnumConverter<FigureKind>))]
public enum FigureKind
{
    Count,

    /// <summary>0 to 100.</summary>
    Percent,
    Days,
}
