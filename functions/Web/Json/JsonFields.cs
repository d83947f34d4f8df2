using System.Text.Json;
using Automations.Programme;

namespace Automations.Web.Json;

/// <summary>Takes fields out of a JSON object, in any letter case, and notes each that is missing or of the wrong type.</summary>
internal sealed class JsonFields(JsonElement body, string prefix, List<FieldProblem> problems)
{
    private readonly NamedFields fields = new(body, StringComparer.OrdinalIgnoreCase);
    private readonly List<JsonFields> inner = [];

    /// <summary>What was noted so far, here and in the objects around and inside.</summary>
    public List<FieldProblem> Problems => problems;

    /// <summary>Whether it is there and not null.</summary>
    public bool Has(string name) => Find(name, required: false, out _);

    public string? Text(string name, bool required = false)
    {
        if (!Find(name, required, out var value) || !Is(name, value, JsonValueKind.String, "text"))
            return null;
        var text = Clean(value.GetString()!);
        if (text.Length > 0)
            return text;
        if (required)
            Note(name, "is required");
        return null;
    }

    /// <summary>The field <c>reason</c>, with which people say why.</summary>
    public string? Reason(int longest)
    {
        var reason = Text("reason");
        if (reason?.Length > longest)
            Note("reason", $"must have at most {longest} characters");
        return reason;
    }

    public string? OneOf(string name, IReadOnlyList<string> allowed, bool required = false)
    {
        if (!Find(name, required, out var value))
            return null;
        var known =
            value.ValueKind == JsonValueKind.String
                ? allowed.FirstOrDefault(a => a.Equals(value.GetString()!.Trim(), StringComparison.OrdinalIgnoreCase))
                : null;
        if (known is null)
            Note(name, $"must be one of {string.Join(", ", allowed)}");
        return known;
    }

    public List<string> Texts(string name)
    {
        if (!Find(name, required: false, out var value) || !Is(name, value, JsonValueKind.Array, "a list of texts"))
            return [];
        if (value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String))
            return
            [
                .. value.EnumerateArray().Select(entry => Clean(entry.GetString()!)).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
            ];
        Note(name, "must be a list of texts");
        return [];
    }

    public bool? Flag(string name, bool required = false)
    {
        if (!Find(name, required, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Note(name, "must be true or false");
        return null;
    }

    public int? Number(string name, int min, int max, bool required = false)
    {
        if (!Find(name, required, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Note(name, $"must be a whole number from {min} to {max}");
        return null;
    }

    public JsonFields? Object(string name)
    {
        if (!Find(name, required: false, out var value) || !Is(name, value, JsonValueKind.Object, "an object"))
            return null;
        inner.Add(new(value, $"{prefix}{name}.", problems));
        return inner[^1];
    }

    /// <summary>Names every field that nobody has asked for, here and in the objects inside.</summary>
    public void Close()
    {
        foreach (var name in fields.Unknown)
            Note(name, $"is not known; there are {string.Join(", ", fields.Known)}");
        inner.ForEach(one => one.Close());
    }

    /// <param name="rule">What it breaks, without the full stop: "must be …".</param>
    public void Note(string name, string rule) => problems.Add(new($"{prefix}{name}", $"{prefix}{name} {rule}."));

    private bool Find(string name, bool required, out JsonElement value)
    {
        var found = fields.Find(name);
        value = found.GetValueOrDefault();
        if (found is not null)
            return true;
        if (required)
            Note(name, "is required");
        return false;
    }

    private bool Is(string name, JsonElement value, JsonValueKind kind, string called)
    {
        if (value.ValueKind == kind)
            return true;
        Note(name, $"must be {called}");
        return false;
    }

    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t')).Trim();
}
