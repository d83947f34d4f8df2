using System.Text.Json;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.People;

/// <summary>Groups and their members, read from the database each time: memberships are few and indexed.</summary>
internal sealed class GroupDirectory(GraphDatabase database)
{
    public IReadOnlyList<Group> All() => database.Read(s => s.Query("SELECT json FROM directory_group ORDER BY position", r => Group(r.GetString(0))));

    public Group? Find(string id) => database.Read(s =>
        s.Query("SELECT json FROM directory_group WHERE id = $1", r => Group(r.GetString(0)), id.ToLowerInvariant()).FirstOrDefault());

    public void Add(Group group) => database.Write(s => s.Execute(
        "INSERT INTO directory_group (id, position, json) SELECT $1, count(*), $2 FROM directory_group", group.Id, JsonSerializer.Serialize(group)));

    /// <returns>Ids of the members in the order they joined.</returns>
    public List<string> Members(string group) => database.Read(s =>
        s.Query("SELECT person_id FROM membership WHERE group_id = $1 ORDER BY position", r => r.GetString(0), group));

    public bool IsMember(string group, string person) => database.Read(s =>
        s.Scalar<long>("SELECT count(*) FROM membership WHERE group_id = $1 AND person_id = $2", group, person) > 0);

    /// <returns>Ids of the groups a person is in.</returns>
    public List<string> GroupsOf(string person) => database.Read(s =>
        s.Query("SELECT group_id FROM membership WHERE person_id = $1 ORDER BY position", r => r.GetString(0), person));

    /// <returns>False when all of them are left alone because one is a member already.</returns>
    public bool AddMembers(string group, IReadOnlyList<string> people) => database.Write(s =>
    {
        if (people.Any(p => s.Scalar<long>("SELECT count(*) FROM membership WHERE group_id = $1 AND person_id = $2", group, p) > 0))
            return false;
        foreach (var person in people)
            s.Execute("INSERT INTO membership (group_id, person_id) VALUES ($1, $2)", group, person);
        return true;
    });

    public bool RemoveMember(string group, string person) =>
        database.Write(s => s.Execute("DELETE FROM membership WHERE group_id = $1 AND person_id = $2", group, person) > 0);

    private static Group Group(string json) => JsonSerializer.Deserialize<Group>(json)!;
}
