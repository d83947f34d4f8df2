using System.Text.Json;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;

namespace Automations.Delivery.Steering;

/// <summary>Reads the JSON object that an order of the managers' API comes with; an empty body is an empty object.</summary>
internal static class SteeringRequest
{
    public const int LongestReason = 500;

    /// <summary>Reads with <paramref name="read"/>; what it notes becomes the answer.</summary>
    public static async Task<(T? Order, IResult? Refusal)> ReadAsync<T>(HttpRequest request, Func<JsonFields, List<FieldProblem>, T> read, CancellationToken cancellation)
        where T : class
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return (null, Problems.TooLarge());
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(body) ? "{}" : body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, Problems.BadRequest("The body must be one JSON object."));
            var problems = new List<FieldProblem>();
            var order = read(new JsonFields(document.RootElement, "", problems), problems);
            return problems.Count > 0 ? (null, Problems.Validation(FieldProblem.ByField(problems))) : (order, null);
        }
        catch (JsonException)
        {
            return (null, Problems.BadRequest("The body is no JSON."));
        }
    }

    public static string? ReasonOf(JsonFields fields, List<FieldProblem> problems)
    {
        var reason = fields.Text("reason");
        if (reason?.Length > LongestReason)
            problems.Add(new("reason", $"reason must have at most {LongestReason} characters."));
        return reason;
    }

    public static Manager Manager(this HttpRequest request)
    {
        var person = request.SignedInPerson();
        return new(person.PersonId, person.Name);
    }
}
