using System.Globalization;
using Automations.Runtime.Host.Startup;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Options;

/// <summary>Reads <see cref="LocalOptions"/> from settings; a value that cannot be used is refused, naming its key.</summary>
internal static class LocalOptionsReader
{
    public static LocalOptions Read(IConfiguration settings)
    {
        var defaults = new LocalOptions();
        var options = new LocalOptions
        {
            Port = Number(settings, "Host:Port", defaults.Port, 65535),
            GraphPort = Number(settings, "Host:GraphPort", defaults.GraphPort, 65535),
            StoragePort = Number(settings, "Host:StoragePort", defaults.StoragePort, 65533),
            Storage = OneOf<StorageMode>(settings, "Host:Storage", "disk or memory"),
            StateFolder = Path.GetFullPath(settings["Host:State"] ?? defaults.StateFolder),
            PeopleFile = ExistingFile(settings, "Graph:People"),
            ProgrammeFile = ExistingFile(settings, "Programme:File"),
            Now = Instant(settings, "Host:Now"),
            Clock = OneOf<ClockMode>(settings, "Host:Clock", "simulated or real"),
            Hop = Duration(settings, "Host:Hop", defaults.Hop),
            FunctionKey = settings["Host:FunctionKey"],
        };

        RequireDistinct(options);
        return options;
    }

    private static void RequireDistinct(LocalOptions options)
    {
        int[] ports = [options.Port, options.GraphPort, options.StoragePort, options.StoragePort + 1, options.StoragePort + 2];
        var twice = ports.GroupBy(port => port).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw StartupException.Usage(
                $"Port {twice.Key} is asked for twice. --port, --graph-port and the three ports from --storage-port on must differ.");
        }
    }

    private static int Number(IConfiguration settings, string key, int fallback, int highest)
    {
        if (settings[key] is not { } text)
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= 1 && port <= highest
            ? port
            : throw Bad(key, text, $"a port between 1 and {highest}");
    }

    private static string? ExistingFile(IConfiguration settings, string key)
    {
        if (settings[key] is not { Length: > 0 } text)
            return null;
        var path = Path.GetFullPath(text);
        var besideApp = Path.GetFullPath(text, AppContext.BaseDirectory);
        return File.Exists(path) ? path
            : File.Exists(besideApp) ? besideApp
            : throw Bad(key, text, $"a file; there is none at {path}");
    }

    private static DateTimeOffset? Instant(IConfiguration settings, string key)
    {
        if (settings[key] is not { } text)
            return null;
        return IsoInstant.TryParse(text, out var instant)
            ? instant
            : throw Bad(key, text, "an instant with its offset, as 2027-01-04T08:00:00Z");
    }

    /// <returns>The first of them when nothing is set.</returns>
    private static T OneOf<T>(IConfiguration settings, string key, string expected)
        where T : struct, Enum
    {
        if (settings[key] is not { } text)
            return default;
        return Enum.TryParse<T>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : throw Bad(key, text, expected);
    }

    private static TimeSpan Duration(IConfiguration settings, string key, TimeSpan fallback)
    {
        if (settings[key] is not { } text)
            return fallback;
        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
            ? span
            : throw Bad(key, text, "a time span, as 00:05:00");
    }

    private static StartupException Bad(string key, string value, string expected) =>
        StartupException.Usage($"The value '{value}' of {CommandLine.OptionFor(key)} (setting {key}) cannot be used: it must be {expected}.");
}
