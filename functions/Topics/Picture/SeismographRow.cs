using Automations.Topics.Weeks;

namespace Automations.Topics.Picture;

/// <summary>One trace: a topic, or something new, through the weeks of the picture.</summary>
public sealed record SeismographRow
{
    /// <summary>Null for what is new: it has no page of its own yet.</summary>
    public string? Id { get; init; }

    public required string Name { get; init; }

    public required Motion Motion { get; init; }

    /// <summary>Volumes, the oldest week first; null where fewer than five people spoke of it.</summary>
    public required IReadOnlyList<int?> Volumes { get; init; }

    /// <summary>As in <see cref="TopicTrend.Change"/>; null when there is nothing to compare with, or nothing that may be told.</summary>
    public double? Change { get; init; }

    public IReadOnlyList<SampleQuestion> Samples { get; init; } = [];

    /// <summary>Of the week the picture is about.</summary>
    public int? Volume => Volumes[^1];

    /// <summary>What the volume of the last week would have been at the share of the weeks before; null where that is not known.</summary>
    public double? Usual => Volume is { } volume && Change is > 0 ? volume / Change : null;
}
