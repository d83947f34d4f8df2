namespace Automations.Managers;

internal static class Locations
{
    public static string Instance(string instanceId) => $"/api/workflows/instances/{Uri.EscapeDataString(instanceId)}";
}
