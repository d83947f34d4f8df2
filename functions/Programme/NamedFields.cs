using System.Text.Json;

namespace Automations.Programme;

/// <summary>The fields of one JSON object by name; knows which of them nobody has asked for.</summary>
/// <param name="names">Whether the letter case of a name matters.</param>
internal sealed class NamedFields(JsonElement json, StringComparer names)
{
    private readonly HashSet<string> asked = new(names);

    /// <summary>All names that may be there.</summary>
    public IReadOnlyCollection<string> Known => asked;

    /// <summary>Most often each is a slip of the pen that would silently do nothing.</summary>
    public IEnumerable<string> Unknown => Names.Where(name => !asked.Contains(name));

    private IEnumerable<string> Names => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().Select(property => property.Name) : [];

    /// <returns>Null when it is absent or null; the last where a name is there more than once.</returns>
    public JsonElement? Find(string name)
    {
        asked.Add(name);
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        JsonElement? found = null;
        foreach (var property in json.EnumerateObject().Where(property => names.Equals(property.Name, name)))
            found = property.Value;
        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }
}
