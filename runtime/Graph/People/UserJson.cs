using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.People;

/// <summary>A person as Graph's user; without <c>$select</c> only Graph's standard properties are given.</summary>
internal static class UserJson
{
    private static readonly string[] s_standard =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
        "userPrincipalName", "id",
    ];

    private static readonly HashSet<string> s_alwaysNull = new(StringComparer.OrdinalIgnoreCase)
    {
        "mobilePhone", "aboutMe", "ageGroup", "birthday", "city", "country", "companyName", "employeeId", "employeeType", "employeeHireDate",
        "faxNumber", "hireDate", "postalCode", "state", "streetAddress", "usageLocation", "onPremisesSamAccountName", "deletedDateTime",
    };

    public static JsonObject Write(Person person, IReadOnlySet<string>? select)
    {
        var json = new JsonObject();
        foreach (var name in select ?? (IEnumerable<string>)s_standard)
            json[Spelling(name)] = Node(person, name);
        json["id"] = person.Id;
        return json;
    }

    /// <summary>Value of a property for filters and sorting.</summary>
    public static object? Read(Person person, string name) => name.ToLowerInvariant() switch
    {
        "id" => person.Id,
        "userprincipalname" => person.UserPrincipalName,
        "displayname" => person.DisplayName,
        "givenname" => person.GivenName,
        "surname" => person.Surname,
        "mail" => person.Mail,
        "mailnickname" => person.UserPrincipalName.Split('@')[0],
        "jobtitle" => person.JobTitle,
        "department" => person.Department,
        "officelocation" => person.OfficeLocation,
        "preferredlanguage" => person.PreferredLanguage,
        "accountenabled" => person.AccountEnabled,
        "usertype" => "Member",
        _ when s_alwaysNull.Contains(name) => null,
        _ => throw GraphProblem.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.user', or the local Graph does not simulate it."),
    };

    private static JsonNode? Node(Person person, string name) => name.ToLowerInvariant() switch
    {
        "businessphones" => new JsonArray(),
        "proxyaddresses" => person.Mail is null ? new JsonArray() : new JsonArray("SMTP:" + person.Mail),
        _ => Read(person, name) switch
        {
            bool flag => flag,
            string text => text,
            _ => null,
        },
    };

    private static string Spelling(string name) =>
        Array.Find(s_standard, s => s.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? char.ToLowerInvariant(name[0]) + name[1..];
}
