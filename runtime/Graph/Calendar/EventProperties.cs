using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Extended properties of events, kept with the event as they came.</summary>
internal static class EventProperties
{
    /// <summary>Filters by <c>Any(ep: ep/id eq '…' and ep/value eq '…')</c>.</summary>
    public static string? Any(Filter.Any any, Func<object?, string> parameter)
    {
        if (!any.Path.Equals("singleValueExtendedProperties", StringComparison.OrdinalIgnoreCase))
            return null;
        if (any.Element is not Filter.And { Left: Filter.Compare { Operator: "eq", Path: "id" } id, Right: Filter.Compare { Operator: "eq", Path: "value" } value })
            throw GraphProblem.BadRequest("A filter on extended properties reads Any(ep: ep/id eq '…' and ep/value eq '…').");
        return $"""
            EXISTS (SELECT 1 FROM json_each(e.json, '$.singleValueExtendedProperties') AS p
                    WHERE lower(p.value ->> 'id') = lower({parameter(id.Value)}) AND p.value ->> 'value' = {parameter(value.Value)})
            """;
    }
}
