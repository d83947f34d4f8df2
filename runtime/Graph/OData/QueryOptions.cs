using System.Globalization;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>The system query options of a request; the dollar sign is optional, as in Graph v1.0.</summary>
internal sealed class QueryOptions
{
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "select", "filter", "top", "skip", "skiptoken", "count", "orderby", "expand", "startDateTime", "endDateTime",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private QueryOptions()
    {
    }

    public static QueryOptions None { get; } = new();

    public string? Filter => this["filter"];

    public string? OrderBy => this["orderby"];

    public string? Expand => this["expand"];

    public string? SkipToken => this["skiptoken"];

    public bool Count => string.Equals(this["count"], "true", StringComparison.OrdinalIgnoreCase);

    public int Skip => Number("skip", 0) ?? 0;

    public IReadOnlySet<string>? Select { get; private set; }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <exception cref="GraphProblem">501 for an option that is not simulated.</exception>
    public static QueryOptions Parse(string? query)
    {
        var options = new QueryOptions();
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? pair : pair[..equals]).TrimStart('$');
            if (!s_known.Contains(name))
                throw GraphProblem.NotSimulated($"the query option '{name}'");
            options._values[name] = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        }

        if (options["select"] is { Length: > 0 } select)
            options.Select = select.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return options;
    }

    public int Top(int standard, int most) => Number("top", 1) switch
    {
        null => standard,
        { } top when top > most => throw GraphProblem.BadRequest($"Invalid page size specified: '{top}'. Must be between 1 and {most} inclusive."),
        { } top => top,
    };

    private int? Number(string name, int least)
    {
        if (this[name] is not { } text)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least)
            throw GraphProblem.BadRequest($"Invalid value '{text}' for ${name} query option found.");
        return number;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
