namespace Automations.EndToEnd;

/// <summary>How to start the app; everything that is not said is as in <c>dotnet run --project functions</c>, on ports and in a folder of its own.</summary>
public sealed record AppStart
{
    public string? People { get; init; }

    public string? Programme { get; init; }

    /// <summary>As the option <c>--now</c>.</summary>
    public string? Now { get; init; }

    /// <summary>Further options of the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
