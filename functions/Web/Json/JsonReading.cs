using System.Text.Json;

namespace Automations.Web.Json;

/// <summary>What a body says, and everything that is wrong with it.</summary>
/// <param name="Value">Null when there is no object at all. With problems it has gaps, and is good only for finding further ones.</param>
internal sealed record JsonReading<T>(T? Value, IReadOnlyList<FieldProblem> Problems)
    where T : class
{
    /// <summary>By field, as problem details have them.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => FieldProblem.ByField(Problems);

    /// <summary>Adds the rules it breaks; of a field that could not even be read, nothing more is said.</summary>
    public JsonReading<T> With(IEnumerable<FieldProblem> broken) =>
        this with { Problems = [.. Problems, .. broken.Where(rule => !Problems.Any(problem => problem.Touches(rule.Field)))] };
}

internal static class JsonReading
{
    /// <summary>Reads a body that must be one JSON object. Fields that are not taken are problems too.</summary>
    public static JsonReading<T> Read<T>(string body, Func<JsonFields, T> take)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, take);
        }
        catch (JsonException exception)
        {
            return Nothing<T>($"The body is not JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}).");
        }
    }

    /// <inheritdoc cref="Read{T}(string, Func{JsonFields, T})"/>
    public static JsonReading<T> Read<T>(JsonElement body, Func<JsonFields, T> take)
        where T : class
    {
        if (body.ValueKind != JsonValueKind.Object)
            return Nothing<T>("The body must be one JSON object.");
        try
        {
            var fields = new JsonFields(body, "", []);
            var value = take(fields);
            fields.Close();
            return new(value, fields.Problems);
        }
        catch (InvalidOperationException)
        {
            return Nothing<T>("The body has text with half a Unicode character in it.");
        }
    }

    private static JsonReading<T> Nothing<T>(string message)
        where T : class => new(Value: null, [new("body", message)]);
}
