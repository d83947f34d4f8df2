namespace Automations.Runtime.Graph.People;

/// <summary>Fills an empty state folder: the people, the programme's mailbox, its two groups.</summary>
internal static class Organisation
{
    /// <summary>One in each town of the invented company was a champion before the story begins, so that newcomers find a buddy.</summary>
    private static readonly HashSet<string> FounderAddresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "wiebke.claasen@nordlicht.example",
        "veronika.huber@nordlicht.example",
        "magdalena.pichler@nordlicht.example",
        "regula.frei@nordlicht.example",
        "niamh.gallagher@nordlicht.example",
    };

    /// <exception cref="LocalGraphException">The people cannot be read, or the state folder began with others.</exception>
    public static void Found(LocalGraphOptions options, PeopleDirectory people, GroupDirectory groups, DateTimeOffset now)
    {
        if (people.IsEmpty)
        {
            var persons = PeopleFile.Read(options.PeopleFile);
            if (!persons.Exists(p => p.UserPrincipalName.Equals(options.ProgrammeMailbox, StringComparison.OrdinalIgnoreCase)))
                persons.Add(ProgrammeMailbox(options, persons[0]));
            people.Add(persons);
        }
        else if (options.PeopleFile is { } file && PeopleFile.Read(file).Find(p => people.FindEver(p.UserPrincipalName) is null) is { } stranger)
        {
            throw new LocalGraphException(
                $"The state folder {options.StateFolder} began with another organisation: it does not know {stranger.UserPrincipalName} of {file}. " +
                "Begin afresh with another folder (--state DIR), or leave --people out.");
        }

        if (groups.Find(options.ChampionsGroupId) is null)
        {
            groups.Add(Group(options.ChampionsGroupId, options.ProgrammeName, "lotsen", now));
            if (options.PeopleFile is null)
                groups.AddMembers(options.ChampionsGroupId, [.. Founders(people.Current()).Select(p => p.Id)]);
        }

        if (groups.Find(options.ManagersGroupId) is null)
        {
            groups.Add(Group(options.ManagersGroupId, options.ProgrammeName + " Community Management", "lotsen-community", now));
            groups.AddMembers(options.ManagersGroupId, [.. CommunityManagers(people.Current()).Select(p => p.Id)]);
        }
    }

    private static IEnumerable<Person> Founders(IReadOnlyList<Person> people) => people.Where(p => FounderAddresses.Contains(p.UserPrincipalName));

    private static IEnumerable<Person> CommunityManagers(IReadOnlyList<Person> people)
    {
        var persons = people.Where(p => !p.IsShared).ToList();
        var digital = persons.Where(p => string.Equals(p.Department, "Digital Workplace", StringComparison.OrdinalIgnoreCase)).ToList();
        return digital.Count > 0 ? digital : persons.Take(2);
    }

    private static Person ProgrammeMailbox(LocalGraphOptions options, Person neighbour) => new()
    {
        Id = StableId.Guid("person", options.ProgrammeMailbox),
        UserPrincipalName = options.ProgrammeMailbox,
        DisplayName = options.ProgrammeName,
        Mail = options.ProgrammeMailbox,
        PreferredLanguage = neighbour.PreferredLanguage,
        TimeZone = neighbour.TimeZone,
        AccountEnabled = false,
        IsShared = true,
    };

    private static Group Group(string id, string name, string nickname, DateTimeOffset now) => new()
    {
        Id = id.ToLowerInvariant(),
        DisplayName = name,
        MailNickname = nickname,
        CreatedAt = now,
    };
}
