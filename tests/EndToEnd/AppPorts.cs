namespace Automations.EndToEnd;

/// <param name="Storage">First of three in a row.</param>
public sealed record AppPorts(int App, int Graph, int Storage)
{
    public static AppPorts Take()
    {
        var first = FreePorts.Take(5);
        return new(first, first + 1, first + 2);
    }
}
