using Automations.Runtime.Graph.Limits;
using Automations.Runtime.Graph.People;

namespace Automations.Runtime.Graph.Http;

/// <summary>Answers one request, alone or from a batch: limits, then the route; problems become error bodies.</summary>
internal sealed class GraphService(GraphRouter router, RequestLimits limits, PeopleDirectory people, RequestIds ids, TimeProvider clock)
{
    private static readonly HashSet<string> s_outlook = new(StringComparer.OrdinalIgnoreCase)
    {
        "messages", "mailFolders", "sendMail", "events", "calendar", "calendarView", "mailboxSettings",
    };

    public GraphResult Answer(GraphRequest request)
    {
        try
        {
            return router.Handle(request);
        }
        catch (GraphProblem problem)
        {
            return ErrorBody.Of(problem, ids.Next(), request.Header("client-request-id"), clock.GetUtcNow());
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // a JSON value of another kind than the property has
            var problem = GraphProblem.BadRequest("A property has a value of the wrong type: " + e.Message);
            return ErrorBody.Of(problem, ids.Next(), request.Header("client-request-id"), clock.GetUtcNow());
        }
    }

    /// <summary>Counts the request against its mailbox until the result is disposed.</summary>
    public IDisposable? Enter(Caller caller, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments switch
        {
            [var users, var user, var area, ..] when users.Equals("users", StringComparison.OrdinalIgnoreCase) && s_outlook.Contains(area) =>
                limits.Enter(caller, people.Find(user)?.Id ?? user),
            [var me, var area, ..] when me.Equals("me", StringComparison.OrdinalIgnoreCase) && s_outlook.Contains(area) =>
                limits.Enter(caller, caller.PersonId ?? "me"),
            _ => null,
        };
    }
}
