using System.Globalization;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable;

/// <summary>Which instances to look at. They come newest first: by time of creation, those of the same moment in the order they came.</summary>
/// <param name="Limit">How many at most.</param>
public sealed record InstanceListing(int Limit)
{
    /// <summary>Of the orchestrator, compared exactly.</summary>
    public string? Name { get; init; }

    /// <summary>Null or empty: any.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    /// <summary>Found anywhere in the id; upper and lower case of A to Z are the same.</summary>
    public string? IdContains { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Only the sub-orchestrations of the instance with this id.</summary>
    public string? ParentId { get; init; }

    /// <summary>Only instances created before this one.</summary>
    public InstancePosition? OlderThan { get; init; }

    /// <summary>Only instances created after this one, and of those the ones nearest to it.</summary>
    public InstancePosition? NewerThan { get; init; }
}

/// <summary>The place of an instance in the order of creation.</summary>
public sealed record InstancePosition(DateTimeOffset CreatedAt, long Key)
{
    public static InstancePosition? Parse(string? text) =>
        text?.Split('-') is [var ticks, var key]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(new(at, TimeSpan.Zero), number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks}-{Key}");
}

public sealed record InstanceSummary(
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? ParentId,
    InstancePosition Position);

public sealed record WorkflowCount(string Name, OrchestrationRuntimeStatus Status, int Instances);
