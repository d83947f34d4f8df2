namespace Automations.Runtime.Graph.OData;

/// <summary>A parsed <c>$filter</c>. Values are string, bool, decimal, DateTimeOffset or null.</summary>
internal abstract record Filter
{
    public sealed record And(Filter Left, Filter Right) : Filter;

    public sealed record Or(Filter Left, Filter Right) : Filter;

    public sealed record Not(Filter Inner) : Filter;

    /// <param name="Operator">eq, ne, gt, ge, lt or le.</param>
    public sealed record Compare(string Path, string Operator, object? Value) : Filter;

    /// <param name="Function">startswith, endswith or contains.</param>
    public sealed record Match(string Function, string Path, string Value) : Filter;

    /// <summary>Any element of a collection; paths inside are relative to the element.</summary>
    public sealed record Any(string Path, Filter Element) : Filter;

    /// <summary>All paths the filter names, in reading order.</summary>
    public IEnumerable<string> Paths() => this switch
    {
        And both => both.Left.Paths().Concat(both.Right.Paths()),
        Or either => either.Left.Paths().Concat(either.Right.Paths()),
        Not not => not.Inner.Paths(),
        Compare compare => [compare.Path],
        Match match => [match.Path],
        Any any => [any.Path],
        _ => [],
    };
}
