using System.Text.Json;

namespace Automations.Programme;

/// <summary>
/// Reads one JSON object key by key and notes every problem under its full path instead of stopping at the first.
/// A value that cannot be read comes back as a harmless stand-in; whoever finds problems in the end discards the result.
/// </summary>
internal sealed class JsonSection(JsonElement json, string path, List<JsonProblem> problems)
{
    private readonly NamedFields fields = new(json, StringComparer.Ordinal);

    public bool Has(string key) => fields.Find(key) is not null;

    /// <summary>Whether there is anything but an empty list.</summary>
    public bool HasEntries(string key) => fields.Find(key) is { } value && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0);

    public void Problem(string key, string rule) => problems.Add(new(PathOf(key), rule));

    public string Text(string key, int maxLength = 200)
    {
        if (Require(key) is not { } value)
            return "";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        if (text.Length == 0 || text.Length > maxLength)
            Problem(key, $"must be a text of 1 to {maxLength} characters.");
        return text;
    }

    public string Text(string key, Func<string, bool> isValid, string rule)
    {
        var text = Text(key);
        if (text.Length > 0 && !isValid(text))
            Problem(key, $"\"{text}\" {rule}");
        return text;
    }

    public int Number(string key, int min, int max, int? otherwise = null)
    {
        if (otherwise is { } value && !Has(key))
            return value;
        if (Require(key) is not { } element)
            return min;
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Problem(key, $"must be a whole number from {min} to {max}.");
        return min;
    }

    public T Choice<T>(string key, T? otherwise = null)
        where T : struct, Enum
    {
        if (otherwise is { } value && !Has(key))
            return value;
        if (Require(key) is not { } element)
            return default;
        if (element.ValueKind == JsonValueKind.String && ChoiceOf<T>(element.GetString()!) is { } choice)
            return choice;
        Problem(key, $"must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (fields.Find(key) is not { } element)
            return otherwise;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        Problem(key, "must be true or false.");
        return otherwise;
    }

    /// <returns>Null when it is absent.</returns>
    public DateOnly? Day(string key)
    {
        if (fields.Find(key) is not { } element)
            return null;
        if (element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", out var day))
            return day;
        Problem(key, "must be a day such as \"2027-01-31\".");
        return null;
    }

    /// <returns>Null when it is absent.</returns>
    public DateTimeOffset? Moment(string key)
    {
        if (fields.Find(key) is not { } element)
            return null;
        if (element.ValueKind == JsonValueKind.String && element.TryGetDateTimeOffset(out var moment))
            return moment;
        Problem(key, "must be a moment such as \"2027-01-31T09:00:00+01:00\".");
        return null;
    }

    public TimeOnly Time(string key)
    {
        if (Require(key) is not { } element)
            return default;
        if (element.ValueKind == JsonValueKind.String && TimeOnly.TryParseExact(element.GetString(), "HH:mm", out var time))
            return time;
        Problem(key, "must be a time of day such as \"08:00\".");
        return default;
    }

    public JsonSection Object(string key)
    {
        var element = Require(key);
        if (element is { ValueKind: not JsonValueKind.Object })
            Problem(key, "must be an object.");
        return element is { ValueKind: JsonValueKind.Object } value ? new(value, PathOf(key), problems) : new(default, PathOf(key), []);
    }

    /// <summary>The items of a list that must not be empty, each as the key of a section that reports under <c>key[index]</c>.</summary>
    public List<T> List<T>(string key, Func<JsonSection, string, T> item)
    {
        if (Require(key) is not { } element)
            return [];
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            Problem(key, "must be a list with at least one entry.");
            return [];
        }

        var items = element.EnumerateArray().Select((value, index) => (Key: $"{key}[{index}]", Value: value)).ToDictionary(x => x.Key, x => x.Value);
        var list = new JsonSection(JsonSerializer.SerializeToElement(items), path, problems);
        return [.. items.Keys.Select(name => item(list, name))];
    }

    /// <summary>Notes every key nobody asked for.</summary>
    public void Close()
    {
        foreach (var key in fields.Unknown)
            Problem(key, $"is unknown here; known are {string.Join(", ", fields.Known.Order(StringComparer.Ordinal))}.");
    }

    private static T? ChoiceOf<T>(string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : null;

    private JsonElement? Require(string key)
    {
        var value = fields.Find(key);
        if (value is null)
            Problem(key, "is missing.");
        return value;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";
}

/// <param name="Path">Where, for example <c>lanes[0].mailbox</c>.</param>
internal sealed record JsonProblem(string Path, string Rule)
{
    public override string ToString() => $"{Path} {Rule}";

    /// <summary>As problem details have it.</summary>
    public static Dictionary<string, string[]> ByField(IEnumerable<JsonProblem> problems) =>
        problems.GroupBy(problem => problem.Path).ToDictionary(group => group.Key, group => group.Select(problem => problem.ToString()).ToArray());
}
