namespace Automations.Topics.Picture;

/// <summary>How a row of the seismograph moves, in the order in which they are shown.</summary>
public enum Motion
{
    Rising,

    /// <summary>None of the programme's topics covers it, and hardly anybody spoke of it before.</summary>
    New,
    Falling,
    Steady,

    /// <summary>Too few weeks to compare with.</summary>
    Unknown,
}
