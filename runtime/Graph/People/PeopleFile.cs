using System.Globalization;
using System.Net.Mail;
using System.Text.Json;

namespace Automations.Runtime.Graph.People;

/// <summary>Reads and checks an organisation: <c>[{"userPrincipalName","displayName",…,"manager"}]</c>.</summary>
internal static class PeopleFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="LocalGraphException">Names the entry and the rule it breaks.</exception>
    public static List<Person> Read(string? path)
    {
        var name = path ?? "the invented company";
        try
        {
            using var stream = path is null
                ? typeof(PeopleFile).Assembly.GetManifestResourceStream("Automations.Runtime.Graph.People.nordlicht.json")!
                : File.OpenRead(path);
            var entries = JsonSerializer.Deserialize<List<PersonEntry?>>(stream, s_json) ?? [];
            return Check(entries, name);
        }
        catch (JsonException e)
        {
            var place = $"line {(e.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture)}, position {(e.BytePositionInLine + 1)?.ToString(CultureInfo.InvariantCulture)}";
            throw new LocalGraphException(
                $"The people file {name} is not the JSON list that is expected; the mistake is at {place}, or just before. Expected: " +
                """[{"userPrincipalName","displayName","givenName","surname","mail","department","officeLocation","preferredLanguage","timeZone","manager"}], texts all of them.""",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalGraphException($"The people file {name} cannot be read: {e.Message}", e);
        }
    }

    private static List<Person> Check(List<PersonEntry?> entries, string file)
    {
        if (entries.Count == 0)
            throw new LocalGraphException($"The people file {file} has no entries; give at least one person.");
        var people = new Dictionary<string, Person>(StringComparer.OrdinalIgnoreCase);
        var addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < entries.Count; i++)
        {
            var where = $"The people file {file}, entry {(i + 1).ToString(CultureInfo.InvariantCulture)}";
            var entry = entries[i] ?? throw new LocalGraphException($"{where}: is null; remove it.");
            var upn = Required(entry.UserPrincipalName, "userPrincipalName", where);
            where += $" ({upn})";
            var person = Person(entry, upn, where);
            if (!people.TryAdd(upn, person))
                throw new LocalGraphException($"{where}: this userPrincipalName is there twice; give each person one of their own.");
            if (person.Mail is { } mail && !addresses.TryAdd(mail, upn))
                throw new LocalGraphException($"{where}: the mail address {mail} already belongs to {addresses[mail]}.");
        }

        CheckManagers(entries!, file);
        return [.. entries.Select(e => people[e!.UserPrincipalName!.Trim()] with
        {
            ManagerId = string.IsNullOrWhiteSpace(e.Manager) ? null : people[e.Manager.Trim()].Id,
        })];
    }

    private static Person Person(PersonEntry entry, string upn, string where)
    {
        Address(upn, "userPrincipalName", where);
        var mail = string.IsNullOrWhiteSpace(entry.Mail) ? upn : entry.Mail.Trim();
        Address(mail, "mail", where);
        var zone = string.IsNullOrWhiteSpace(entry.TimeZone) ? "UTC" : entry.TimeZone.Trim();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw new LocalGraphException(
                $"{where}: timeZone '{zone}' is unknown; use a Windows name (W. Europe Standard Time) or an IANA name (Europe/Berlin).");
        }

        return new Person
        {
            Id = StableId.Guid("person", upn),
            UserPrincipalName = upn,
            DisplayName = Required(entry.DisplayName, "displayName", where),
            GivenName = entry.GivenName,
            Surname = entry.Surname,
            Mail = mail,
            JobTitle = entry.JobTitle,
            Department = entry.Department,
            OfficeLocation = entry.OfficeLocation,
            PreferredLanguage = string.IsNullOrWhiteSpace(entry.PreferredLanguage) ? null : entry.PreferredLanguage.Trim(),
            TimeZone = zone,
        };
    }

    private static void CheckManagers(List<PersonEntry> entries, string file)
    {
        var managers = entries.ToDictionary(e => e.UserPrincipalName!.Trim(), e => e.Manager?.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var upn in managers.Keys)
        {
            var chain = new List<string> { upn };
            for (var next = managers[upn]; !string.IsNullOrEmpty(next); next = managers[next])
            {
                if (!managers.ContainsKey(next))
                {
                    throw new LocalGraphException(
                        $"The people file {file}, entry {chain[^1]}: the manager {next} is not in the file; add that person or set manager to null.");
                }

                chain.Add(next);
                if (string.Equals(next, upn, StringComparison.OrdinalIgnoreCase))
                    throw new LocalGraphException($"The people file {file}: the managers go in a circle: {string.Join(" → ", chain)}.");
                if (chain.Count > managers.Count + 1)
                    break;
            }
        }
    }

    private static string Required(string? value, string field, string where) =>
        string.IsNullOrWhiteSpace(value) ? throw new LocalGraphException($"{where}: the field {field} is missing.") : value.Trim();

    private static void Address(string value, string field, string where)
    {
        if (!MailAddress.TryCreate(value, out var address) || address.Address != value)
            throw new LocalGraphException($"{where}: {field} '{value}' is not an address like name@company.example.");
    }
}
