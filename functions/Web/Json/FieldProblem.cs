namespace Automations.Web.Json;

/// <param name="Field">The JSON field as it is spelled in the request, for example <c>kit.shirtSize</c>; <c>body</c> for all of it.</param>
/// <param name="Message">The rule that is broken.</param>
internal sealed record FieldProblem(string Field, string Message)
{
    /// <summary>The one of several values that the problem is about; null when it is about the field.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it is about this field, about one inside it, or about the object that has it.</summary>
    public bool Touches(string field) => field == Field || IsInside(field, Field) || IsInside(Field, field);

    public static IReadOnlyDictionary<string, string[]> ByField(IEnumerable<FieldProblem> problems) =>
        problems
            .GroupBy(problem => problem.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).Distinct().ToArray(), StringComparer.Ordinal);

    private static bool IsInside(string field, string whole) => field.StartsWith($"{whole}.", StringComparison.Ordinal);
}
