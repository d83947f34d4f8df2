namespace Automations.Runtime.Graph.Http;

/// <summary>Finds the handler of a path. Literal segments win over parameters; case does not matter.</summary>
internal sealed class GraphRouter
{
    private readonly List<Route> _routes = [];
    private Dictionary<int, Route[]>? _bySegments;

    public GraphRouter Map(string method, string template, Func<GraphRequest, GraphResult> handler)
    {
        _routes.Add(new Route(method, template.Split('/', StringSplitOptions.RemoveEmptyEntries), handler));
        _bySegments = null;
        return this;
    }

    public GraphResult Handle(GraphRequest request)
    {
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _bySegments ??= _routes
            .GroupBy(r => r.Segments.Length)
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Parameters).ToArray());
        var otherMethod = false;
        foreach (var route in _bySegments.GetValueOrDefault(segments.Length) ?? [])
        {
            if (!route.Matches(segments))
                continue;
            if (string.Equals(route.Method, request.Method, StringComparison.OrdinalIgnoreCase))
                return route.Handler(request with { Values = route.Values(segments) });
            otherMethod = true;
        }

        var what = $"{request.Method.ToUpperInvariant()} /v1.0{request.Path}";
        throw otherMethod ? GraphProblem.NotSimulated($"this method on this path: {what}") : GraphProblem.NotSimulated(what);
    }

    private sealed record Route(string Method, string[] Segments, Func<GraphRequest, GraphResult> Handler)
    {
        public int Parameters { get; } = Segments.Count(s => s[0] == '{');

        public bool Matches(string[] path)
        {
            for (var i = 0; i < path.Length; i++)
            {
                if (Segments[i][0] != '{' && !Segments[i].Equals(path[i], StringComparison.OrdinalIgnoreCase))
                    return false;
            }

            return true;
        }

        public Dictionary<string, string> Values(string[] path)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < path.Length; i++)
            {
                if (Segments[i][0] == '{')
                    values[Segments[i][1..^1]] = path[i];
            }

            return values;
        }
    }
}
