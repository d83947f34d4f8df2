namespace Automations.Runtime.Host.Options;

/// <summary>How to run the local platform: from the command line, else environment variables, else local.settings.json, else the defaults here.</summary>
public sealed record LocalOptions
{
    public int Port { get; init; } = 7071;

    public int GraphPort { get; init; } = 7072;

    /// <summary>First of three ports: blobs, queues, tables.</summary>
    public int StoragePort { get; init; } = 10000;

    public StorageMode Storage { get; init; } = StorageMode.Disk;

    public string StateFolder { get; init; } = Path.GetFullPath(".local");

    public string? PeopleFile { get; init; }

    public string? ProgrammeFile { get; init; }

    /// <summary>Start of simulated time in a fresh state folder; an older folder may only be moved forward.</summary>
    public DateTimeOffset? Now { get; init; }

    public ClockMode Clock { get; init; } = ClockMode.Simulated;

    /// <summary>Waits up to this long end by themselves once everything is idle.</summary>
    public TimeSpan Hop { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When set, functions above Anonymous ask for it; Core Tools asks for none locally, and neither do we by default.</summary>
    public string? FunctionKey { get; init; }
}
