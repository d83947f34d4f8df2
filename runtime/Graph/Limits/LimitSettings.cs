namespace Automations.Runtime.Graph.Limits;

/// <summary>The limits in force; tools may change them while the local Graph runs.</summary>
internal sealed class LimitSettings(GraphLimits limits)
{
    private volatile GraphLimits _current = limits;

    public GraphLimits Current
    {
        get => _current;
        set => _current = value;
    }
}
