namespace Automations.Runtime.Host.Options;

public enum ClockMode
{
    /// <summary>Stands still until it is moved.</summary>
    Simulated,

    /// <summary>The machine's clock.</summary>
    Real,
}
