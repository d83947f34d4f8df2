using System.Text.Json;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Scriban.Runtime;

namespace Automations.Messages.Templates;

/// <summary>
/// What a text may mention: <c>view</c>, <c>recipient</c>, <c>programme</c>, and the functions <c>day</c>, <c>time</c>,
/// <c>moment</c>, <c>list</c>, <c>any</c>, <c>given</c> and <c>role</c>.
/// </summary>
internal static class TextModel
{
    /// <param name="later">Fields that the view may lack.</param>
    public static ScriptObject Of(ProgrammeSettings programme, string language, RecipientView recipient, JsonElement view, IReadOnlyList<string> later)
    {
        var times = new LocalTimes(language, recipient.TimeZone);
        var globals = new ScriptObject
        {
            ["view"] = View(view, later),
            ["recipient"] = Value(JsonSerializer.SerializeToElement(recipient, ProgrammeJson.Options)),
            ["programme"] = new ScriptObject
            {
                ["name"] = programme.Name,
                ["claim"] = ClaimOf(programme, language),
                ["du"] = programme.AddressForm == AddressForm.Du,
            },
        };
        globals.Import("day", times.Day);
        globals.Import("time", times.Time);
        globals.Import("moment", times.Moment);
        globals.Import("list", (ScriptArray items) => Join([.. items.Select(item => $"{item}")], language));
        globals.Import("any", (object items) => items is ScriptArray { Count: > 0 });
        globals.Import("given", (object value) => value is not NoValue);
        globals.Import("role", (string role) => RoleNames.Of(Enum.Parse<ChampionRole>(role), language));
        return globals;
    }

    public static string ClaimOf(ProgrammeSettings programme, string language) =>
        programme.Claim.TryGetValue(language, out var claim) ? claim : programme.Claim[programme.Languages[0]];

    private static string Join(string[] items, string language) =>
        items.Length < 2 ? string.Concat(items) : $"{string.Join(", ", items[..^1])} {(language == "de" ? "und" : "and")} {items[^1]}";

    private static object View(JsonElement json, IReadOnlyList<string> later)
    {
        var view = Value(json);
        if (view is ScriptObject fields)
            foreach (var name in later)
                fields.TryAdd(name, NoValue.Instance);
        return view;
    }

    private static object Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => Fields(json),
            JsonValueKind.Array => new ScriptArray(json.EnumerateArray().Select(Value)),
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => NoValue.Instance,
        };

    private static ScriptObject Fields(JsonElement json)
    {
        var fields = new ScriptObject();
        foreach (var property in json.EnumerateObject())
            fields[property.Name] = Value(property.Value);
        return fields;
    }
}
