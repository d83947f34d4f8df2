using Automations.People;

namespace Automations.Web;

/// <summary>What the roles are called where people read it.</summary>
public static class RoleNames
{
    public static string Of(ChampionRole role, string language) =>
        role switch
        {
            ChampionRole.PowerUser => language == "de" ? "Power-User" : "Power User",
            _ => role.ToString(),
        };
}
