using System.Globalization;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>Turns a filter into an SQL condition; its values become parameters, appended to the given list.</summary>
/// <param name="columns">SQL expression of each path that may be filtered by.</param>
/// <param name="any">SQL of an <c>any</c> over a collection, or null when the collection is unknown.</param>
internal sealed class FilterSql(
    IReadOnlyDictionary<string, string> columns, List<object?> parameters, Func<Filter.Any, Func<object?, string>, string?> any)
{
    public string Write(Filter filter) => filter switch
    {
        Filter.And both => $"({Write(both.Left)} AND {Write(both.Right)})",
        Filter.Or either => $"({Write(either.Left)} OR {Write(either.Right)})",
        Filter.Not not => $"NOT ({Write(not.Inner)})",
        Filter.Compare { Value: null } compare => $"{Column(compare.Path)} IS {(compare.Operator == "ne" ? "NOT " : "")}NULL",
        Filter.Compare compare => $"{Column(compare.Path)} {Sign(compare.Operator)} {Parameter(compare.Value)}{Collation(compare.Value)}",
        Filter.Match match => Match(match),
        Filter.Any collection => any(collection, Parameter) ?? throw Unknown(collection.Path),
        _ => throw GraphProblem.BadRequest("Invalid filter clause."),
    };

    private static string Sign(string operation) => operation switch
    {
        "eq" => "=",
        "ne" => "<>",
        "gt" => ">",
        "ge" => ">=",
        "lt" => "<",
        _ => "<=",
    };

    private static string Collation(object? value) => value is string ? " COLLATE NOCASE" : "";

    private static GraphProblem Unknown(string path) => GraphProblem.BadRequest($"Could not find a property named '{path}', or it cannot be filtered by.");

    private string Match(Filter.Match match)
    {
        var column = $"lower({Column(match.Path)})";
        var value = Parameter(match.Value.ToLowerInvariant());
        return match.Function switch
        {
            "startswith" => $"substr({column}, 1, length({value})) = {value}",
            "endswith" => $"substr({column}, -length({value})) = {value}",
            _ => $"instr({column}, {value}) > 0",
        };
    }

    private string Column(string path) => columns.GetValueOrDefault(path) ?? throw Unknown(path);

    private string Parameter(object? value)
    {
        parameters.Add(value switch
        {
            bool flag => flag ? 1L : 0L,
            DateTimeOffset time => Times.Text(time),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            _ => value,
        });
        return "$" + parameters.Count.ToString(CultureInfo.InvariantCulture);
    }
}
