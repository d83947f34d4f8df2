using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.People;

/// <summary>Whom a path speaks of: /users/{id or UPN}, or /me for a person who signed in.</summary>
internal static class PeopleLookup
{
    public static Person Of(this PeopleDirectory people, GraphRequest request)
    {
        if (request.Values.TryGetValue("user", out var user))
            return people.Find(user) ?? throw GraphProblem.UserNotFound(user);
        if (request.Caller.PersonId is not { } me)
            throw GraphProblem.BadRequest("/me request is only valid with delegated authentication flow.");
        return people.Find(me) ?? throw GraphProblem.UserNotFound(me);
    }

    /// <summary>A person whose mailbox the caller may open: applications any, people their own.</summary>
    public static Person MailboxOf(this PeopleDirectory people, GraphRequest request)
    {
        if (request.Values.TryGetValue("user", out var user) && people.Find(user) is null)
            throw new GraphProblem(404, "ErrorInvalidUser", $"The requested user '{user}' is invalid.");
        var person = people.Of(request);
        if (!request.Caller.IsApplication && request.Caller.PersonId != person.Id)
            throw new GraphProblem(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        return person;
    }
}
