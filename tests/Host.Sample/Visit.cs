namespace Automations.Host.Sample;

/// <summary>One of these an invocation.</summary>
public sealed class Visit
{
    public int Calls { get; set; }
}
