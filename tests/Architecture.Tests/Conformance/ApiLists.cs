namespace Automations.Architecture.Tests.Conformance;

/// <summary>Microsoft's public API as the lists have it. Attributes at the end of a line are not compared.</summary>
internal sealed class ApiLists
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Head, HashSet<string> Bases)> _types = new(StringComparer.Ordinal);

    public ApiLists(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(WithoutAttributes))
        {
            _members.Add(line);
            var (head, bases) = Split(line);
            _types[head] = (head, bases);
        }
    }

    public static ApiLists Read(string folder) => new(Directory.EnumerateFiles(folder, "*.txt").SelectMany(File.ReadLines));

    /// <summary>Where the lists are, or null when this machine does not have them.</summary>
    public static string? FindFolder()
    {
        var folder = Environment.GetEnvironmentVariable("AUTOMATIONS_API_LISTS") ?? Path.Combine(Repository.Root, "..", "shared", "api");
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>
    /// Whether the lists have this signature. A type may leave out interfaces and base types of Microsoft's type, and a
    /// constructor may be protected where Microsoft's is public: fewer is a subset, other is not.
    /// </summary>
    public bool Has(string signature)
    {
        if (_members.Contains(signature) || _members.Contains(signature.Replace(") protected", ") public", StringComparison.Ordinal)))
        {
            return true;
        }

        var (head, bases) = Split(signature);
        return _types.TryGetValue(head, out var listed) && bases.IsSubsetOf(listed.Bases);
    }

    /// <summary>The other way round: whether these, as our own declarations, cover a line of Microsoft's.</summary>
    public bool Declares(string listed) =>
        _members.Contains(listed)
        || _members.Contains(listed.Replace(") public", ") protected", StringComparison.Ordinal))
        || (_types.TryGetValue(Split(listed).Head, out var own) && own.Bases.IsSubsetOf(Split(listed).Bases));

    public static string WithoutAttributes(string line)
    {
        var attributes = line.IndexOf(" [", StringComparison.Ordinal);
        return attributes < 0 ? line : line[..attributes];
    }

    private static (string Head, HashSet<string> Bases) Split(string typeLine)
    {
        var parts = typeLine.Split(" : ", 2);
        var bases = parts.Length == 1 ? [] : SplitOutsideBrackets(parts[1]);
        return (parts[0], bases.ToHashSet(StringComparer.Ordinal));
    }

    private static List<string> SplitOutsideBrackets(string list)
    {
        var items = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                items.Add(list[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth += list[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }

        return items;
    }
}
