namespace Automations.People;

/// <summary>One volunteer's record. Deleted with everything in it when its retention ends.</summary>
public record Champion
{
    public required Person Person { get; init; }

    public required ChampionRole Role { get; init; }

    public required ChampionState State { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Two-letter languages the champion helps in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public required DateTimeOffset Since { get; init; }

    /// <summary>When they asked to take part; null for those of earlier days.</summary>
    public DateTimeOffset? SignedUpAt { get; init; }

    /// <summary>The person agreed to be named: in digests as new, on a jubilee, when somebody thanks them; at their topics as somebody to ask.</summary>
    public bool MayBeNamed { get; init; }

    public string? BuddyId { get; init; }

    /// <summary>How many newcomers this champion accompanies.</summary>
    public int Buddies { get; init; }

    public string? CheckInNotes { get; init; }
}

public enum ChampionRole
{
    Champion,
    PowerUser,
    Floorwalker,
    Ambassador,
}

public enum ChampionState
{
    Active,
    Paused,
    Left,
}
