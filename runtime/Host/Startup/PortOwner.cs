using System.Globalization;

namespace Automations.Runtime.Host.Startup;

/// <summary>Which process listens on a port, where the system tells (Linux).</summary>
internal static class PortOwner
{
    private const string Listening = "0A";

    /// <returns>Null when unknown.</returns>
    public static string? Of(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var sockets = Sockets("/proc/net/tcp", port).Concat(Sockets("/proc/net/tcp6", port)).ToHashSet(StringComparer.Ordinal);
            return sockets.Count == 0 ? null : Processes().FirstOrDefault(process => Holds(process, sockets)) is { } id ? Describe(id) : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Sockets(string table, int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(suffix, StringComparison.Ordinal) && fields[3] == Listening)
            .Select(fields => $"socket:[{fields[9]}]");
    }

    private static IEnumerable<string> Processes() =>
        Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => name.All(char.IsAsciiDigit));

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{process}/fd")
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Describe(string process) => $"process {process} ({File.ReadAllText($"/proc/{process}/comm").Trim()})";
}
