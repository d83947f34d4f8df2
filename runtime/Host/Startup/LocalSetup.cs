using System.Reflection;
using Automations.Runtime.Host.Options;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Startup;

/// <summary>How one local platform is set up, before anything of it exists.</summary>
internal sealed record LocalSetup
{
    public required LocalOptions Options { get; init; }

    public required HostJson HostJson { get; init; }

    /// <summary>Settings in order: later ones win.</summary>
    public required IReadOnlyList<IEnumerable<KeyValuePair<string, string?>>> Settings { get; init; }

    /// <summary>Where the functions are.</summary>
    public required Assembly App { get; init; }

    /// <summary>A platform that is the whole process reports a failure itself and ends; in tests it throws.</summary>
    public bool EndsProcess { get; init; }

    public static LocalSetup Read(Dictionary<string, string?> arguments, Assembly app)
    {
        var file = LocalSettingsFile.Read(SettingsPath());
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build().AsEnumerable();
        return Create([file, environment.ToList(), arguments], app) with { EndsProcess = true };
    }

    public static LocalSetup Create(IReadOnlyList<IEnumerable<KeyValuePair<string, string?>>> settings, Assembly app)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in settings)
            builder.AddInMemoryCollection(source);
        var options = LocalOptionsReader.Read(builder.Build());
        return new LocalSetup
        {
            Options = options,
            HostJson = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json")),
            Settings = [LocalDefaults.SettingsFor(options), .. settings, FilesOf(options)],
            App = app,
        };
    }

    /// <summary>Files as the platform has found them, for the app to open from wherever it runs.</summary>
    private static Dictionary<string, string?> FilesOf(LocalOptions options)
    {
        var files = new Dictionary<string, string?> { ["Programme:File"] = options.ProgrammeFile, ["Graph:People"] = options.PeopleFile };
        return files.Where(file => file.Value is not null).ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string SettingsPath()
    {
        var here = Path.GetFullPath("local.settings.json");
        return File.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, "local.settings.json");
    }
}
