using System.Globalization;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.OData;

/// <summary>Recursive descent over the part of OData's filter grammar that Graph offers on people, groups, mail and events.</summary>
internal sealed class FilterParser
{
    private static readonly HashSet<string> s_operators = new(StringComparer.OrdinalIgnoreCase) { "eq", "ne", "gt", "ge", "lt", "le" };
    private static readonly HashSet<string> s_functions = new(StringComparer.OrdinalIgnoreCase) { "startswith", "endswith", "contains" };
    private readonly List<string> _tokens;
    private readonly string _text;
    private int _next;
    private string _variable = "";

    private FilterParser(string text)
    {
        _text = text;
        _tokens = FilterLexer.Cut(text);
    }

    public static Filter? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parser = new FilterParser(text);
        var filter = parser.Or();
        return parser._next == parser._tokens.Count ? filter : throw parser.Bad();
    }

    private Filter Or()
    {
        var left = And();
        while (Take("or"))
            left = new Filter.Or(left, And());
        return left;
    }

    private Filter And()
    {
        var left = Term();
        while (Take("and"))
            left = new Filter.And(left, Term());
        return left;
    }

    private Filter Term()
    {
        if (Take("not"))
            return new Filter.Not(Term());
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var name = Next();
        if (s_functions.Contains(name) && Take("("))
            return Function(name);
        if (name.EndsWith("/any", StringComparison.OrdinalIgnoreCase) && Take("("))
            return Any(name[..^4]);
        var operation = Next();
        if (operation.Equals("in", StringComparison.OrdinalIgnoreCase))
            return In(Path(name));
        if (!s_operators.Contains(operation))
            throw Bad();
        return new Filter.Compare(Path(name), operation.ToLowerInvariant(), Value(Next()));
    }

    private Filter.Match Function(string name)
    {
        var path = Path(Next());
        Expect(",");
        var value = Value(Next()) as string ?? throw Bad();
        Expect(")");
        return new Filter.Match(name.ToLowerInvariant(), path, value);
    }

    private Filter.Any Any(string path)
    {
        var variable = Next();
        if (variable.EndsWith(':'))
            variable = variable[..^1];
        else
            Expect(":");
        var outer = _variable;
        _variable = variable + "/";
        var element = Or();
        _variable = outer;
        Expect(")");
        return new Filter.Any(Path(path), element);
    }

    private Filter In(string path)
    {
        Expect("(");
        Filter filter = new Filter.Compare(path, "eq", Value(Next()));
        while (Take(","))
            filter = new Filter.Or(filter, new Filter.Compare(path, "eq", Value(Next())));
        Expect(")");
        return filter;
    }

    private string Path(string name) =>
        _variable.Length > 0 && name.StartsWith(_variable, StringComparison.OrdinalIgnoreCase) ? name[_variable.Length..] : name;

    private object? Value(string token)
    {
        if (token[0] == '\'')
            return token[1..];
        if (token.Equals("null", StringComparison.Ordinal))
            return null;
        if (bool.TryParse(token, out var flag))
            return flag;
        if (decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return number;
        return DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Bad();
    }

    private string Next() => _next < _tokens.Count ? _tokens[_next++] : throw Bad();

    private bool Take(string token)
    {
        if (_next >= _tokens.Count || !_tokens[_next].Equals(token, StringComparison.OrdinalIgnoreCase))
            return false;
        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw Bad();
    }

    private GraphProblem Bad() => GraphProblem.BadRequest($"Invalid filter clause: '{_text}'.");
}
