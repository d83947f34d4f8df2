namespace Automations.Programme.News;

/// <summary>The parts of a digest, in the order in which they are read.</summary>
public enum NewsSection
{
    /// <summary>For one person: what they registered for, and what concerns their buddy.</summary>
    Yours,

    /// <summary>Coming events.</summary>
    Events,

    /// <summary>What was asked most, and where it was answered well.</summary>
    Asked,

    /// <summary>New guides, recordings, links.</summary>
    Material,

    /// <summary>New champions who agreed to be named.</summary>
    Champions,

    /// <summary>Thanks and jubilees.</summary>
    Thanks,

    /// <summary>The programme in numbers. Never a reason for an edition of its own.</summary>
    Figures,
}
