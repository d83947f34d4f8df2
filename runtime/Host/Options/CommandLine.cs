using System.CommandLine;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.Options;

/// <summary>The options of <c>dotnet run --project functions -- …</c>; each is a setting too.</summary>
internal static class CommandLine
{
    private static readonly (string Name, string Setting, string Help)[] Known =
    [
        ("--port", "Host:Port", "Port of the functions and pages (default 7071)."),
        ("--graph-port", "Host:GraphPort", "Port of the local Microsoft Graph and the mailboxes (default 7072)."),
        ("--storage-port", "Host:StoragePort", "First of three ports of the storage emulator (default 10000)."),
        ("--storage", "Host:Storage", "disk (default) or memory, which is lost when the storage emulator ends."),
        ("--state", "Host:State", "Folder that keeps everything between starts (default .local)."),
        ("--people", "Graph:People", "JSON file with the organisation (default: an invented one of 60 people)."),
        ("--programme", "Programme:File", "JSON file with the programme's story and settings."),
        ("--now", "Host:Now", "Start of simulated time, as 2027-01-04T08:00:00Z."),
        ("--clock", "Host:Clock", "simulated (default) or real."),
        ("--hop", "Host:Hop", "Waits up to this long end by themselves, as 00:05:00 (the default)."),
    ];

    /// <returns>The settings the arguments stand for; null when help was asked for, which has then been written.</returns>
    /// <exception cref="StartupException">An unknown option, or one without its value.</exception>
    public static Dictionary<string, string?>? Parse(string[] args, TextWriter help)
    {
        var root = new RootCommand("The champions programme's automations on this machine.");
        var options = Known.ToDictionary(
            known => known.Setting,
            known => new Option<string>(known.Name) { Description = known.Help, Arity = ArgumentArity.ExactlyOne },
            StringComparer.OrdinalIgnoreCase);
        foreach (var option in options.Values)
            root.Options.Add(option);

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            var wrong = string.Join(Environment.NewLine, result.Errors.Select(error => error.Message).Distinct());
            throw StartupException.Usage($"{wrong}{Environment.NewLine}The options are: {string.Join(' ', Known.Select(known => known.Name))}.");
        }

        if (args.Any(arg => arg is "-h" or "-?" or "--help" or "--version"))
        {
            result.Invoke(new InvocationConfiguration { Output = help });
            return null;
        }

        return options
            .Select(option => (option.Key, Value: result.GetValue(option.Value)))
            .Where(option => option.Value is not null)
            .ToDictionary(option => option.Key, option => option.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How a person sets it, for messages.</summary>
    public static string OptionFor(string setting) => Known.First(known => known.Setting == setting).Name;
}
